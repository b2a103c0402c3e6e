import {h} from '../../shared/dom.js';
import {amount, count, percent, ratio, value} from '../../shared/format.js';
import {columns, formula} from './definitions.js';

/**
 * Draws a ranking as a table: ranked units, then groups without a rank, then the sum of all. On
 * narrow screens the same table reads as cards, so each cell carries its own name.
 */
export function drawRanking({body, scorecard, indicators, names, lang, t}) {
  const view = {body, scorecard, indicators, names, lang, t, columns: columns(body, indicators)};
  view.leading = leading(view);
  view.greatest = Math.max(0, ...body.entries.map((entry) =>
    entry.indicators[view.leading]?.value ?? 0));
  const ranked = body.entries.filter((entry) => entry.position !== null);
  const groups = [
    ['too-few-cases', scorecard ? t.tooFew(count(scorecard.minimumDenominator)) : t.noMinimum],
    ['no-cases', t.noCases],
    ['unnamed', t.unnamedUnit],
  ];
  const width = view.columns.length + 4;
  return h('table', {class: 'ranking', role: 'table'},
    head(view),
    h('tbody', {role: 'rowgroup'}, ranked.map((entry) => row(entry, view))),
    groups.map(([reason, words]) => {
      const entries = body.entries.filter((entry) => entry.unranked === reason);
      return entries.length === 0 ? null : h('tbody', {role: 'rowgroup', class: 'unranked'},
        h('tr', {role: 'row', class: 'reason'},
          h('th', {role: 'columnheader', colspan: width, scope: 'rowgroup'}, words)),
        entries.map((entry) => row(entry, view)));
    }),
    foot(view));
}

/** Whether a value has a best that shares are taken of; days and minutes have none. */
const isBounded = (indicator) => !['working_days', 'minutes'].includes(indicator.unit);

/**
 * Which column the score is the value of, so that it is not shown twice: that of the only indicator
 * that counts, where higher is better or there is no best. −1 where the score is something else.
 */
function leading({columns: shown, scorecard}) {
  const weights = scorecard?.indicators ?? [];
  const counting = shown.filter((indicator) =>
    weights.length === 0 ||
    weights.some((each) => each.name === indicator.name && each.weight > 0));
  return counting.length === 1 && (counting[0].better === 'higher' || !isBounded(counting[0]))
    ? shown.indexOf(counting[0]) : -1;
}

function head({columns: shown, leading: led, t, lang}) {
  return h('thead', {role: 'rowgroup'},
    h('tr', {role: 'row'},
      h('th', {role: 'columnheader', scope: 'col', class: 'position'}, t.position),
      h('th', {role: 'columnheader', scope: 'col', class: 'unit'}, t.unit),
      h('th', {role: 'columnheader', scope: 'col', class: 'score'},
        led >= 0 ? shown[led].label[lang] : t.score),
      shown.map((indicator) => h('th', {role: 'columnheader', scope: 'col', class: 'figure'},
        h('span', {class: 'name'}, indicator.label[lang]),
        h('span', {class: 'formula'}, formula(indicator, lang, t)))),
      h('th', {role: 'columnheader', scope: 'col', class: 'n', title: t.nHint}, t.n)));
}

const isSum = (indicator) => indicator.numerator.length > 1 || indicator.denominator.length > 1;

function row(entry, view) {
  const {t} = view;
  const given = entry.unit.code !== '';
  return h('tr', {role: 'row', 'data-unit': entry.unit.code},
    h('td', {role: 'cell', class: 'position', 'data-key': 'position'},
      h('span', {class: 'words'}, t.position),
      entry.position === null ? h('span', {class: 'none'}, '—') : String(entry.position)),
    h('th', {role: 'rowheader', scope: 'row', class: given ? 'unit' : 'unit blank',
      title: given ? entry.unit.code : t.notGivenHint},
      given ? name(entry.unit, view) : t.notGiven),
    h('td', {role: 'cell', class: 'score', 'data-key': 'score',
      title: view.leading < 0 ? t.scoreHint : null},
      h('span', {class: 'words'}, view.leading < 0 ? t.score : view.columns[view.leading].label[view.lang]),
      score(entry, view)),
    entry.indicators.map((figure, i) => cell(figure, view.columns[i], view)),
    h('td', {role: 'cell', class: 'n', 'data-key': 'n', title: t.nHint},
      h('span', {class: 'words'}, t.n), count(entry.n)));
}

/** The name of a unit; its code where the register has no name for it. */
const name = (unit, {names, lang}) => names?.get(unit.code)?.[lang] ?? unit.name;

/** The best value of a unit where that is not 1. */
const BEST = {points: 10};

/** The score as a bar: its share of the best, or of the greatest value where there is no best. */
function score(entry, view) {
  const faint = entry.position === null;
  if (view.leading < 0) {
    return bar(entry.score, percent(entry.score), faint);
  }
  const indicator = view.columns[view.leading];
  const number = entry.indicators[view.leading]?.value ?? null;
  const best = isBounded(indicator) ? BEST[indicator.unit] ?? 1 : view.greatest;
  return bar(best > 0 ? number / best : 0, value(number, indicator, view.t), faint);
}

function bar(share, text, faint) {
  const fill = h('span', {class: 'fill'});
  fill.style.width = share === null ? '0' : `${Math.min(100, Math.max(0, share * 100))}%`;
  return h('span', {class: faint ? 'bar faint' : 'bar'},
    h('span', {class: 'track', 'aria-hidden': 'true'}, fill),
    h('span', {class: 'value'}, text));
}

function cell(figure, indicator, view) {
  const {lang, t} = view;
  const shown = view.columns[view.leading] === indicator;
  return h('td', {role: 'cell', class: 'figure', 'data-key': figure.name},
    shown ? null : h('span', {class: 'words'}, indicator.label[lang]),
    h('span', {class: 'figures'},
      shown ? null : h('strong', {}, value(figure.value, indicator, t)),
      h('span', {class: 'fraction'},
        amount(figure.numerator, indicator.numerator[0]?.unit), h('span', {class: 'slash'}, ' / '),
        count(figure.denominator)),
      isSum(indicator) ? null : h('span', {class: 'words formula'}, formula(indicator, lang, t)),
      figure.target === null ? null : h('span', {class: 'target'}, t.target(value(figure.target, indicator, t))),
      parts(figure.parts, indicator, view)));
}

/** The parts of a sum, and the supporting figures. */
function parts(amounts, indicator, {lang, t}) {
  const say = (part) => part.name in amounts
    ? `${part.label[lang]}\u00a0${amount(amounts[part.name], part.unit)}` : null;
  const line = (text, list, className) => {
    const texts = list.map(say).filter(Boolean);
    return texts.length === 0 ? null : h('span', {class: className},
      text, texts.join(' · '));
  };
  return [
    isSum(indicator) ? line('', indicator.numerator, 'parts') : null,
    isSum(indicator) ? line('', indicator.denominator, 'parts') : null,
    line(t.supportingShort, indicator.supporting, 'parts'),
  ];
}

/** All units together: their figures added up, by the same formula. */
function foot(view) {
  const {body, t} = view;
  const sums = view.columns.map((indicator, i) => {
    const figures = body.entries.map((entry) => entry.indicators[i]).filter(Boolean);
    const sum = (pick) => figures.reduce((total, figure) => total + pick(figure), 0);
    const amounts = {};
    for (const figure of figures) {
      for (const [part, amount] of Object.entries(figure.parts)) {
        amounts[part] = (amounts[part] ?? 0) + amount;
      }
    }
    const numerator = sum((figure) => figure.numerator);
    const denominator = sum((figure) => figure.denominator);
    return {name: indicator.name, numerator, denominator, value: ratio(numerator, denominator * (indicator.scale ?? 1)),
      target: null, parts: amounts};
  });
  if (body.entries.length < 2) {
    return null;
  }
  return h('tfoot', {role: 'rowgroup'},
    h('tr', {role: 'row', title: t.allHint, 'data-sum': true},
      h('td', {role: 'cell', class: 'position'}),
      h('th', {role: 'rowheader', scope: 'row', class: 'unit'}, t.all),
      h('td', {role: 'cell', class: 'score'},
        view.leading < 0 ? null : [
          h('span', {class: 'words'}, view.columns[view.leading].label[view.lang]),
          score({position: null, indicators: sums}, view)]),
      sums.map((figure, i) => cell(figure, view.columns[i], view)),
      h('td', {role: 'cell', class: 'n'})));
}

/** Hints about the columns that are not self-evident. */
export function drawHints({body, scorecard, indicators, t}) {
  const led = leading({columns: columns(body, indicators), scorecard});
  return [led >= 0 ? null : t.scoreHint, t.nHint, body.entries.length > 1 ? t.allHint : null]
    .filter(Boolean).map((hint) => h('p', {class: 'hint'}, hint));
}
