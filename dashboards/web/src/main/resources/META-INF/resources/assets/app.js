import * as api from './api.js';
import {byId, h} from './dom.js';
import {instant} from './format.js';
import {chosenLanguage, rememberLanguage, texts} from './i18n.js';
import {listen} from './live.js';
import {KINDS, OPEN, kindOf, periodLabel} from './periods.js';
import {drawDefinitions, drawHints, drawMovement, drawRanking, remember} from './ranking.js';

const LEVELS = [
  'province', 'city', 'county', 'township', 'village', 'department', 'window', 'item'];
const RETRY_AFTER = 5_000;
const AGE_EVERY = 10_000;

/** What is asked for; stands in the address, so that a link shows the same. */
const state = {scorecard: null, level: 'department', period: null, kind: 'month', asOf: null};
let lang = chosenLanguage(new URLSearchParams(location.search).get('lang'));
let t = texts(lang);

/** What came. */
let catalogue = null;
let published = [];
/** By level: code → what people call the unit. */
const names = new Map();
let shown = null;
let shownFor = '';
let failure = null;
let connection = 'connecting';
let newest = null;
let running = null;
let retry = null;

const selection = () => JSON.stringify([state.scorecard, state.level, state.period]);

function readAddress() {
  const query = new URLSearchParams(location.search);
  state.scorecard = query.get('scorecard') ?? state.scorecard;
  state.level = LEVELS.includes(query.get('level')) ? query.get('level') : state.level;
  state.asOf = query.get('asOf');
  state.period = query.get('period');
  state.kind = kindOf(state.period) ?? state.kind;
}

function address(asOf) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({
    scorecard: state.scorecard, level: state.level, period: state.period, asOf, lang})) {
    if (value) {
      query.set(name, value);
    }
  }
  return `${location.pathname}?${query}`;
}

function writeAddress(push) {
  const wanted = address(state.asOf);
  if (wanted !== location.pathname + location.search) {
    history[push ? 'pushState' : 'replaceState'](null, '', wanted);
  }
}

/** Asks for what the state says. A newer question ends an older one, whichever answers first. */
async function load({push = false} = {}) {
  running?.abort();
  clearTimeout(retry);
  const mine = new AbortController();
  running = mine;
  byId('ranking').setAttribute('aria-busy', 'true');
  try {
    await loadCatalogue();
    await askWhetherPublished(mine.signal);
    await loadPeriods(mine.signal);
    await loadNames(mine.signal);
    const {body, age} = await api.ranking(state, mine.signal);
    shown = {body, publishedBefore: age, receivedAt: performance.now()};
    failure = null;
  } catch (error) {
    if (mine.signal.aborted) {
      return;
    }
    failure = error;
    if (!(error instanceof api.Problem) || (error.status >= 500 && error.kind !== 'nothing-published')) {
      retry = setTimeout(load, RETRY_AFTER);
    }
  }
  if (running === mine) {
    byId('ranking').setAttribute('aria-busy', 'false');
    writeAddress(push);
    draw();
  }
}

async function loadCatalogue() {
  if (catalogue === null) {
    const [cards, indicators] = await Promise.all([api.scorecards(), api.indicators()]);
    catalogue = {...cards.body, indicators: indicators.body.indicators};
  }
  state.scorecard ??= catalogue.scorecards[0].name;
}

/** Names are for reading only: a ranking is pinned by codes, and stands without them. */
async function loadNames(signal) {
  if (!names.has(state.level)) {
    const {body} = await api.units(state.level, signal);
    names.set(state.level, new Map(body.units.map((unit) => [unit.code, unit.label])));
  }
}

/** Asked first, because browsers write each refusal into their log as if it were a fault. */
async function askWhetherPublished(signal) {
  if (shown === null) {
    const {body} = await api.refreshes(1, signal);
    if (body.refreshes.length === 0) {
      throw new api.Problem(503, {type: 'nothing-published'});
    }
  }
}

async function loadPeriods(signal) {
  if (state.kind in OPEN) {
    published = [];
    state.period = OPEN[state.kind];
    return;
  }
  const {body} = await api.periods(state, state.kind, signal);
  published = body.periods;
  if (state.period === null) {
    // Nothing by this kind: everything so far is there as soon as anything is.
    state.period = published[0]?.name ?? OPEN.all;
    state.kind = kindOf(state.period);
  } else if (!published.some((period) => period.name === state.period)) {
    throw new api.Problem(404, {type: 'nothing-published-for-period', nearest: nearest()});
  }
}

/** The published periods right before and after; names of one kind sort by time. */
function nearest() {
  const names = published.map((period) => period.name);
  return [names.find((name) => name < state.period),
    names.filter((name) => name > state.period).pop()].filter(Boolean);
}

function draw() {
  drawWords();
  drawSelectors();
  drawContent();
  drawPin();
  drawStatus();
}

function drawWords() {
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t[element.dataset.text];
  }
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  }
}

function options(select, values, chosen, label) {
  const list = values.includes(chosen) || chosen === null ? values : [chosen, ...values];
  select.replaceChildren(...list.map((value) =>
    h('option', {value, selected: value === chosen}, label(value))));
}

function drawSelectors() {
  const cards = catalogue?.scorecards ?? [];
  options(byId('scorecard'), cards.map((card) => card.name), state.scorecard,
    (name) => cards.find((card) => card.name === name)?.label[lang] ?? name);
  options(byId('level'), LEVELS, state.level, (level) => t.levels[level]);
  options(byId('kind'), KINDS, state.kind, (kind) => t.kinds[kind]);
  options(byId('period'), published.map((period) => period.name), state.period, label);
  byId('choose').hidden = isEmpty();
  byId('period-field').hidden = state.kind in OPEN || state.kind === 'day';
  byId('day-field').hidden = state.kind !== 'day';
  if (state.kind === 'day') {
    const day = byId('day');
    day.value = state.period ?? '';
    day.max = published[0]?.name ?? '';
    day.min = published[published.length - 1]?.name ?? '';
  }
}

const label = (name) =>
  periodLabel(name, lang, t.kinds, published.find((period) => period.name === name));

function title() {
  const card = catalogue?.scorecards.find((each) => each.name === state.scorecard);
  return [card?.label[lang] ?? state.scorecard, t.levels[state.level],
    state.period ? label(state.period) : null].filter(Boolean).join(' · ');
}

function drawContent() {
  const heading = catalogue === null || isEmpty() ? '' : title();
  byId('title').textContent = heading;
  byId('title').hidden = heading === '';
  document.title = heading ? `${heading} – 政务脉搏 Govpulse` : '政务脉搏 Govpulse';
  if (failure !== null) {
    byId('counts').textContent = '';
    byId('definition').replaceChildren();
    byId('content').replaceChildren(failurePanel());
    shownFor = '';
  } else if (shown !== null) {
    drawTable();
  }
}

function drawTable() {
  const content = byId('content');
  const scorecard = catalogue.scorecards.find((card) => card.name === shown.body.scorecard);
  const view = {body: shown.body, scorecard, indicators: catalogue.indicators,
    names: names.get(shown.body.level), lang, t};
  const ranked = shown.body.entries.filter((entry) => entry.position !== null).length;
  const key = selection() + lang;
  const before = shownFor === key ? remember(content.querySelector('table')) : null;
  byId('counts').textContent = t.counts(ranked, shown.body.entries.length - ranked);
  byId('definition').replaceChildren(...drawDefinitions(view));
  const table = drawRanking(view);
  table.setAttribute('aria-labelledby', 'title');
  content.replaceChildren(table, ...drawHints(view));
  if (before !== null && before.size > 0) {
    drawMovement(table, before);
  }
  shownFor = key;
}

const isEmpty = () => failure instanceof api.Problem && failure.kind === 'nothing-published';

function failurePanel() {
  if (isEmpty()) {
    return h('div', {class: 'panel empty'},
      h('h2', {}, t.emptyTitle),
      h('p', {}, t.emptyText),
      h('ol', {}, t.emptySteps.map(([what, how]) =>
        h('li', {}, h('strong', {}, what), h('span', {}, how)))));
  }
  if (failure.kind === 'nothing-published-for-period') {
    return h('div', {class: 'panel'},
      h('h3', {}, t.nothingTitle),
      failure.nearest.length === 0 ? h('p', {}, t.nothingNone) : h('p', {}, t.nothingText, ' ',
        failure.nearest.map((name) =>
          h('button', {type: 'button', onclick: () => choose({period: name})}, label(name)))));
  }
  return h('div', {class: 'panel'},
    h('h3', {}, t.failedTitle),
    h('p', {lang: 'en'}, failure.message),
    h('p', {}, failure.status && failure.status < 500 ? '' : t.failedText, ' ',
      h('button', {type: 'button', onclick: () => load()}, t.retry)));
}

function drawPin() {
  const refresh = failure === null ? shown?.body.refresh : null;
  byId('pin').hidden = !refresh;
  if (!refresh) {
    return;
  }
  const facts = [
    [t.refresh, refresh.id],
    [t.publishedAt, instant(refresh.publishedAt, lang)],
    [t.watermark, refresh.watermark ? instant(refresh.watermark, lang) : '—'],
    [t.generation, String(refresh.generation)],
    [t.checkpoint, String(refresh.checkpoint)],
    [t.definitions, refresh.definitions.slice(0, 12), refresh.definitions],
  ];
  byId('pin-facts').replaceChildren(...facts.map(([name, value, full]) =>
    h('div', {title: full}, h('dt', {}, name), h('dd', {}, value))));
  byId('other-definitions').hidden = refresh.definitions === catalogue.definitions;
  byId('pin-link').value = new URL(address(refresh.id), location.href).href;
}

function drawStatus() {
  const refresh = failure === null ? shown?.body.refresh : null;
  const mode = connection !== 'live' ? connection : state.asOf ? 'fixed' : 'live';
  byId('live').dataset.state = mode;
  byId('live-text').textContent = t[mode];
  byId('lost').hidden = connection !== 'lost';
  byId('lost').textContent = t.lostNotice;
  byId('pinned').hidden = !(state.asOf && refresh);
  if (state.asOf && refresh) {
    byId('pinned-text').textContent =
      t.pinnedTo(refresh.id, instant(refresh.publishedAt, lang)) +
      (newest && newest !== refresh.id ? ` ${t.newer}` : '');
  }
  byId('freshness').textContent = refresh
    ? t.updated(instant(refresh.publishedAt, lang), age()) : '';
}

/** By the service's clock, not the reader's: what it said on sending, and what has passed since. */
function age() {
  const seconds = shown.publishedBefore + (performance.now() - shown.receivedAt) / 1_000;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) {
    return t.justNow;
  }
  if (minutes < 60) {
    return t.minutes(minutes);
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? t.hours(hours) : t.days(Math.floor(hours / 24));
}

function choose(change) {
  Object.assign(state, change);
  load({push: true});
}

function speak(language) {
  lang = language;
  t = texts(lang);
  rememberLanguage(lang);
  writeAddress(false);
  draw();
}

function listenToPeople() {
  byId('choose').addEventListener('submit', (event) => event.preventDefault());
  byId('scorecard').addEventListener('change', (e) => choose({scorecard: e.target.value}));
  byId('level').addEventListener('change', (e) => choose({level: e.target.value}));
  byId('kind').addEventListener('change', (e) => choose({kind: e.target.value, period: null}));
  byId('period').addEventListener('change', (e) => choose({period: e.target.value}));
  byId('day').addEventListener('change', (e) => e.target.value && choose({period: e.target.value}));
  byId('unpin').addEventListener('click', () => choose({asOf: null}));
  byId('pin-link').addEventListener('focus', (event) => event.target.select());
  byId('copy').addEventListener('click', copy);
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.addEventListener('click', () => speak(button.dataset.lang));
  }
  addEventListener('popstate', () => {
    readAddress();
    load();
  });
}

async function copy() {
  const input = byId('pin-link');
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    // Browsers keep the clipboard from pages that came over plain HTTP.
    input.select();
    document.execCommand('copy');
  }
  byId('copy').textContent = t.copied;
  byId('announce').textContent = t.copied;
  setTimeout(() => (byId('copy').textContent = t.copy), 2_000);
}

async function onRefresh(refresh) {
  newest = refresh.id;
  if (state.asOf) {
    drawStatus();
  } else if (failure !== null || shown?.body.refresh.id !== refresh.id) {
    await load();
    if (failure === null && shown !== null) {
      byId('announce').textContent =
        t.announce(title(), instant(shown.body.refresh.publishedAt, lang));
    }
  }
}

readAddress();
drawWords();
drawSelectors();
listenToPeople();
load();
listen({
  onRefresh,
  onState: (next) => {
    connection = next;
    drawStatus();
  },
});
setInterval(drawStatus, AGE_EVERY);
