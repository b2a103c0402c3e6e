import {h} from '../../shared/dom.js';

/** The indicators in the order of the entries, with their definitions. */
export function columns(body, indicators) {
  const names = body.entries[0]?.indicators.map((figure) => figure.name) ?? [];
  return names.map((name) => indicators.find((known) => known.name === name) ??
    {name, label: {zh: name, en: name}, better: 'higher', numerator: [], denominator: [], supporting: []});
}

/** The name of a part, with the unit of an amount: "等候时长（分钟）". */
export function called(part, lang, t) {
  const unit = t.partUnits[part.unit];
  return part.label[lang] + (unit ? inBrackets(unit, lang) : '');
}

const words = (parts, lang, t) => parts.map((part) => called(part, lang, t)).join(' + ');

export const formula = (indicator, lang, t) =>
  `${words(indicator.numerator, lang, t)} / ${words(indicator.denominator, lang, t)}`;

/** Draws the definitions of what is shown, so that each figure can be explained. */
export function drawDefinitions({body, scorecard, indicators, lang, t}) {
  const shown = columns(body, indicators);
  return [
    ...shown.map((indicator) => definition(indicator, scorecard, lang, t)),
    documentation(shown, scorecard, lang, t),
  ];
}

function definition(indicator, scorecard, lang, t) {
  const weighted = scorecard?.indicators ?? [];
  const weight = weighted.find((each) => each.name === indicator.name)?.weight;
  const counting = weighted.filter((each) => each.weight > 0).length;
  const say = (part) =>
    called(part, lang, t) + (part.kind === 'stock' ? inBrackets(t.atEnd, lang) : '');
  const list = (parts) => parts.map(say).join(' + ');
  return h('div', {class: 'indicator'},
    h('strong', {}, indicator.label[lang]),
    ' = ',
    h('span', {class: 'ratio'},
      h('span', {}, list(indicator.numerator)),
      h('span', {}, ' / '),
      h('span', {}, list(indicator.denominator))),
    h('span', {class: 'notes'},
      [t[indicator.better],
        weight === 0 ? t.notCounted : counting > 1 && weight ? t.weight(weight) : null,
        indicator.supporting.length ? `${t.supporting}${lang === 'zh' ? '：' : ': '}${
          indicator.supporting.map(say).join(lang === 'zh' ? '、' : ', ')}` : null]
        .filter(Boolean).join(lang === 'zh' ? '；' : '; ')));
}

const inBrackets = (text, lang) => (lang === 'zh' ? `（${text}）` : ` (${text})`);

/** Description, source, owner and status of the scorecard, its indicators and their parts. */
function documentation(shown, scorecard, lang, t) {
  const parts = new Map(shown
    .flatMap((each) => [...each.numerator, ...each.denominator, ...each.supporting])
    .map((part) => [part.name, part]));
  const documented = [scorecard, ...shown, ...parts.values()].filter((each) => each?.description);
  return documented.length === 0 ? '' : h('details', {class: 'documentation'},
    h('summary', {}, t.documentation),
    h('dl', {}, documented.map((each) => [
      h('dt', {}, each.label[lang],
        h('span', {class: 'badge', 'data-status': each.status}, t.statuses[each.status])),
      h('dd', {}, each.description[lang],
        h('span', {class: 'origin'},
          [[t.source, each.source], [t.owner, each.owner]]
            .map(([name, text]) => `${name}${lang === 'zh' ? '：' : ': '}${text[lang]}`)
            .join(lang === 'zh' ? '；' : '; '))),
    ]).flat()));
}
