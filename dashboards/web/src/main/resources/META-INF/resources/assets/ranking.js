import {amount, count, percent, ratio, value} from './format.js';
import {h} from './dom.js';

/**
 * Draws a ranking as a table: ranked units, then groups without a rank, then the sum of all. On
 * narrow screens the same table reads as cards, so each cell carries its own words.
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

/** The indicators in the order they stand in the entries, with what the definitions say of them. */
function columns(body, indicators) {
  const names = body.entries[0]?.indicators.map((figure) => figure.name) ?? [];
  return names.map((name) => indicators.find((known) => known.name === name) ??
    {name, label: {zh: name, en: name}, better: 'higher', numerator: [], denominator: [], supporting: []});
}

/** Whether a value has a best that shares are taken of; days and minutes have none. */
const isBounded = (indicator) => !['working_days', 'minutes'].includes(indicator.unit);

/**
 * Which column the score is the value of, so that it is not said twice: that of the only indicator
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

/** What a part is called, with the unit of an amount: "等候时长（分钟）". */
function called(part, lang, t) {
  const unit = t.partUnits[part.unit];
  const inBrackets = lang === 'zh' ? `（${unit}）` : ` (${unit})`;
  return part.label[lang] + (unit ? inBrackets : '');
}

const words = (parts, lang, t) => parts.map((part) => called(part, lang, t)).join(' + ');

const formula = (indicator, lang, t) =>
  `${words(indicator.numerator, lang, t)} / ${words(indicator.denominator, lang, t)}`;

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

/** What people call a unit; its code where the register has no name for it. */
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
  const said = view.columns[view.leading] === indicator;
  return h('td', {role: 'cell', class: 'figure', 'data-key': figure.name},
    said ? null : h('span', {class: 'words'}, indicator.label[lang]),
    h('span', {class: 'figures'},
      said ? null : h('strong', {}, value(figure.value, indicator, t)),
      h('span', {class: 'fraction'},
        amount(figure.numerator, indicator.numerator[0]?.unit), h('span', {class: 'slash'}, ' / '),
        count(figure.denominator)),
      isSum(indicator) ? null : h('span', {class: 'words formula'}, formula(indicator, lang, t)),
      figure.target === null ? null : h('span', {class: 'target'}, t.target(value(figure.target, indicator, t))),
      parts(figure.parts, indicator, view)));
}

/** What a sum is made of, and what stands in neither part. */
function parts(amounts, indicator, {lang, t}) {
  const say = (part) => part.name in amounts
    ? `${part.label[lang]}\u00a0${amount(amounts[part.name], part.unit)}` : null;
  const line = (text, list, className) => {
    const said = list.map(say).filter(Boolean);
    return said.length === 0 ? null : h('span', {class: className},
      text, said.join(' · '));
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

/** The definitions of what is shown, so that each figure can be explained. */
export function drawDefinitions({body, scorecard, indicators, lang, t}) {
  return columns(body, indicators).map((indicator) => {
    const weighted = scorecard?.indicators ?? [];
    const weight = weighted.find((each) => each.name === indicator.name)?.weight;
    const counting = weighted.filter((each) => each.weight > 0).length;
    const say = (part) =>
      called(part, lang, t) + (part.kind === 'stock' ? (lang === 'zh' ? `（${t.atEnd}）` : ` (${t.atEnd})`) : '');
    const list = (list) => list.map(say).join(' + ');
    return h('div', {class: 'indicator'},
      h('strong', {}, indicator.label[lang]),
      ' = ',
      h('span', {class: 'ratio'},
        h('span', {}, list(indicator.numerator)),
        h('span', {}, ' / '),
        h('span', {}, list(indicator.denominator))),
      h('span', {class: 'notes'},
        [t[indicator.better],
          weight === 0 ? t.beside : counting > 1 && weight ? t.weight(weight) : null,
          indicator.supporting.length ? `${t.supporting}${lang === 'zh' ? '：' : ': '}${
            indicator.supporting.map(say).join(lang === 'zh' ? '、' : ', ')}` : null]
          .filter(Boolean).join(lang === 'zh' ? '；' : '; ')));
  });
}

/** What is not self-evident about the columns. */
export function drawHints({body, scorecard, indicators, t}) {
  const led = leading({columns: columns(body, indicators), scorecard});
  return [led >= 0 ? null : t.scoreHint, t.nHint, body.entries.length > 1 ? t.allHint : null]
    .filter(Boolean).map((hint) => h('p', {class: 'hint'}, hint));
}

/** Shows what moved since the last drawing: rows slide to their places, changed figures flash. */
export function drawMovement(table, before) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const element of table.querySelectorAll('tr[data-unit]')) {
    const old = before.get(element.dataset.unit);
    for (const each of element.querySelectorAll('[data-key]')) {
      if (!old || old.cells.get(each.dataset.key) !== each.textContent) {
        each.classList.add('changed');
      }
    }
    const moved = old ? old.top - element.getBoundingClientRect().top : 0;
    if (!calm && Math.abs(moved) > 1) {
      element.animate(
        [{transform: `translateY(${moved}px)`}, {transform: 'none'}],
        {duration: 600, easing: 'ease-out'});
    }
  }
}

/** Where everything stands now, to be handed to {@link drawMovement} after the next drawing. */
export function remember(table) {
  const rows = new Map();
  for (const element of table?.querySelectorAll('tr[data-unit]') ?? []) {
    rows.set(element.dataset.unit, {
      top: element.getBoundingClientRect().top,
      cells: new Map([...element.querySelectorAll('[data-key]')]
        .map((each) => [each.dataset.key, each.textContent])),
    });
  }
  return rows;
}
