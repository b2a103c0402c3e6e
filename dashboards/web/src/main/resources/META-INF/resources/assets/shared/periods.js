/** Names of periods, and how they read. */

export const KINDS = ['day', 'week', 'month', 'quarter', 'year', 'rolling', 'all'];

const PATTERNS = [
  ['day', /^\d{4}-\d{2}-\d{2}$/],
  ['week', /^\d{4}-W\d{2}$/],
  ['month', /^\d{4}-\d{2}$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['year', /^\d{4}$/],
];

/** Periods that need no choice beside their kind. */
export const OPEN = {rolling: 'rolling-30d', all: 'all'};

/** The kind a period's name is of; null where it is none. */
export function kindOf(name) {
  if (name === OPEN.all) {
    return 'all';
  }
  if (name === OPEN.rolling) {
    return 'rolling';
  }
  const found = PATTERNS.find(([, pattern]) => pattern.test(name ?? ''));
  return found ? found[0] : null;
}

const locale = (lang) => (lang === 'zh' ? 'zh-CN' : 'en-GB');

function day(text, lang, options) {
  return new Intl.DateTimeFormat(locale(lang), {...options, timeZone: 'UTC'}).format(
    new Date(`${text}T00:00:00Z`));
}

/** 2011-08 → "2011年8月" or "August 2011". Days of a week are named where they are known. */
export function periodLabel(name, lang, kinds, days) {
  const zh = lang === 'zh';
  switch (kindOf(name)) {
    case 'day':
      return day(name, lang, {dateStyle: 'long'});
    case 'week': {
      const [year, week] = name.split('-W');
      const label = zh ? `${year}年第${Number(week)}周` : `Week ${Number(week)}, ${year}`;
      if (!days) {
        return label;
      }
      const short = {month: zh ? 'long' : 'short', day: 'numeric'};
      return `${label} (${day(days.first, lang, short)}–${day(days.last, lang, short)})`;
    }
    case 'month':
      return day(`${name}-01`, lang, {year: 'numeric', month: 'long'});
    case 'quarter': {
      const [year, quarter] = name.split('-Q');
      return zh ? `${year}年第${quarter}季度` : `Q${quarter} ${year}`;
    }
    case 'year':
      return zh ? `${name}年` : name;
    case null:
      return name;
    default:
      return kinds[kindOf(name)];
  }
}
