import {byId, h} from '../../shared/dom.js';
import {KINDS, OPEN} from '../../shared/periods.js';
import {LEVELS} from './address.js';

/** Draws the choice of scorecard, level and period. */
export function drawSelectors(question, {catalogue, published}, label, {lang, t}) {
  const cards = catalogue?.scorecards ?? [];
  options(byId('scorecard'), cards.map((card) => card.name), question.scorecard,
    (name) => cards.find((card) => card.name === name)?.label[lang] ?? name);
  options(byId('level'), LEVELS, question.level, (level) => t.levels[level]);
  options(byId('kind'), KINDS, question.kind, (kind) => t.kinds[kind]);
  options(byId('period'), published.map((period) => period.name), question.period, label);
  byId('period-field').hidden = question.kind in OPEN || question.kind === 'day';
  byId('day-field').hidden = question.kind !== 'day';
  if (question.kind === 'day') {
    const day = byId('day');
    day.value = question.period ?? '';
    day.max = published[0]?.name ?? '';
    day.min = published[published.length - 1]?.name ?? '';
  }
}

function options(select, values, chosen, label) {
  const list = values.includes(chosen) || chosen === null ? values : [chosen, ...values];
  select.replaceChildren(...list.map((value) =>
    h('option', {value, selected: value === chosen}, label(value))));
}

/** Calls back with what people change of the question. */
export function listenToSelectors(onChange) {
  byId('choose').addEventListener('submit', (event) => event.preventDefault());
  byId('scorecard').addEventListener('change', (e) => onChange({scorecard: e.target.value}));
  byId('level').addEventListener('change', (e) => onChange({level: e.target.value}));
  byId('kind').addEventListener('change', (e) => onChange({kind: e.target.value, period: null}));
  byId('period').addEventListener('change', (e) => onChange({period: e.target.value}));
  byId('day').addEventListener('change', (e) => e.target.value && onChange({period: e.target.value}));
}
