import {byId} from '../../shared/dom.js';
import {instant} from '../../shared/format.js';
import {periodLabel} from '../../shared/periods.js';
import {address, readAddress, writeAddress} from './address.js';
import {Answers} from './answers.js';
import {drawDefinitions} from './definitions.js';
import {failurePanel, mayPass, nothingPublished} from './failure.js';
import {drawMovement, remember} from './movement.js';
import {drawPin, drawPinned, listenToPin} from './pin.js';
import {drawSelectors, listenToSelectors} from './selectors.js';
import {drawHints, drawRanking} from './table.js';

const RETRY_AFTER = 5_000;

/**
 * The page of rankings.
 *
 * @param language the shell's language: lang and t
 * @param onDrawn called after each drawing, because the status of the page may have changed
 */
export function openRankings(language, onDrawn) {
  /** The question; it is in the address, so that a link shows the same. */
  const question = {scorecard: null, level: 'department', period: null, kind: 'month', asOf: null};
  const answers = new Answers();
  let drawnFor = '';
  let failure = null;
  let newest = null;
  let running = null;
  let retry = null;

  const refresh = () => (failure === null ? answers.shown?.body.refresh : null);

  /** Asks the question. A newer question ends an older one, whichever is answered first. */
  async function load({push = false} = {}) {
    running?.abort();
    clearTimeout(retry);
    const mine = new AbortController();
    running = mine;
    byId('ranking').setAttribute('aria-busy', 'true');
    try {
      await answers.load(question, mine.signal);
      failure = null;
    } catch (error) {
      if (mine.signal.aborted) {
        return;
      }
      failure = error;
      if (mayPass(error)) {
        retry = setTimeout(load, RETRY_AFTER);
      }
    }
    if (running === mine) {
      byId('ranking').setAttribute('aria-busy', 'false');
      writeAddress(question, language.lang, push);
      draw();
    }
  }

  function choose(change) {
    Object.assign(question, change);
    load({push: true});
  }

  function draw() {
    drawChoice();
    drawContent();
    drawPin(refresh(), {
      link: refresh() && new URL(address(question, refresh().id, language.lang), location.href).href,
      definitions: answers.catalogue?.definitions,
    }, language);
    drawNotice();
    onDrawn();
  }

  function drawChoice() {
    drawSelectors(question, answers, label, language);
    byId('choose').hidden = nothingPublished(failure);
  }

  const drawNotice = () => drawPinned(question.asOf ? refresh() : null, newest, language);

  const label = (name) => periodLabel(name, language.lang, language.t.kinds,
    answers.published.find((period) => period.name === name));

  function title() {
    const card = answers.scorecard(question.scorecard);
    return [card?.label[language.lang] ?? question.scorecard, language.t.levels[question.level],
      question.period ? label(question.period) : null].filter(Boolean).join(' · ');
  }

  function drawContent() {
    const heading = answers.catalogue === null || nothingPublished(failure) ? '' : title();
    byId('title').textContent = heading;
    byId('title').hidden = heading === '';
    document.title = heading ? `${heading} – 政务脉搏 Govpulse` : '政务脉搏 Govpulse';
    if (failure !== null) {
      byId('counts').textContent = '';
      byId('definition').replaceChildren();
      byId('content').replaceChildren(failurePanel(failure, {
        t: language.t, label, onPeriod: (period) => choose({period}), onRetry: () => load()}));
      drawnFor = '';
    } else if (answers.shown !== null) {
      drawTable();
    }
  }

  function drawTable() {
    const content = byId('content');
    const {body} = answers.shown;
    const view = {body, scorecard: answers.scorecard(body.scorecard),
      indicators: answers.catalogue.indicators, names: answers.names.get(body.level), ...language};
    const ranked = body.entries.filter((entry) => entry.position !== null).length;
    const key = JSON.stringify([question.scorecard, question.level, question.period]) + language.lang;
    const before = drawnFor === key ? remember(content.querySelector('table')) : null;
    byId('counts').textContent = language.t.counts(ranked, body.entries.length - ranked);
    byId('definition').replaceChildren(...drawDefinitions(view));
    const table = drawRanking(view);
    table.setAttribute('aria-labelledby', 'title');
    content.replaceChildren(table, ...drawHints(view));
    if (before !== null && before.size > 0) {
      drawMovement(table, before);
    }
    drawnFor = key;
  }

  async function onRefresh(published) {
    newest = published.id;
    if (question.asOf) {
      drawNotice();
    } else if (failure !== null || answers.shown?.body.refresh.id !== published.id) {
      await load();
      if (refresh()) {
        byId('announce').textContent =
          language.t.announce(title(), instant(refresh().publishedAt, language.lang));
      }
    }
  }

  /** By the service's clock, not the reader's: the age on sending, and the time since then. */
  function age() {
    const {publishedBefore, receivedAt} = answers.shown;
    return publishedBefore + (performance.now() - receivedAt) / 1_000;
  }

  return {
    start() {
      readAddress(question);
      drawChoice();
      listenToSelectors(choose);
      listenToPin(language, () => choose({asOf: null}));
      addEventListener('popstate', () => {
        readAddress(question);
        load();
      });
      load();
    },
    speak() {
      writeAddress(question, language.lang, false);
      draw();
    },
    onRefresh,
    /** The refresh shown: whether it is pinned, when it was published, its age in seconds. */
    status: () => ({
      pinned: Boolean(question.asOf),
      publishedAt: refresh()?.publishedAt,
      age: refresh() ? age() : null,
    }),
  };
}
