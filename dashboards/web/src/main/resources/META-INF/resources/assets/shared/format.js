/** Numbers as people read them. Values come with six decimals and are rounded once, half up. */

const MICRO = 1_000_000;

/** 0.812187 → "81.22%". Works on whole millionths: 0.285 is no exact binary number. */
export function percent(value) {
  if (value === null || value === undefined) {
    return '—';
  }
  const millionths = Math.round(value * MICRO);
  const hundredths = Math.floor((millionths + 50) / 100);
  const whole = Math.floor(hundredths / 100);
  return `${whole}.${String(hundredths % 100).padStart(2, '0')}%`;
}

/** Millionths → two decimals, half up, with its sign and groups: 3387000 → "3.39". */
function decimals(millionths) {
  const hundredths = Math.floor((Math.abs(millionths) + 5_000) / 10_000);
  const whole = integers.format(Math.floor(hundredths / 100));
  return `${millionths < 0 && hundredths > 0 ? '−' : ''}${whole}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** A value in the unit of its indicator: "81.22%", "8.77 points", "3.39 working days". */
export function value(number, indicator, t) {
  if (number === null || number === undefined) {
    return '—';
  }
  return indicator.unit === 'ratio' || indicator.unit === undefined
    ? percent(number) : t.units[indicator.unit](decimals(Math.round(number * MICRO)));
}

/** How many of a part's unit make one of the unit people read. */
const PER_UNIT = {seconds: 60, day_thousandths: 1_000, point_hundredths: 100, fen: 100};

/** An amount of a part as people read it: counts as they are, 3387 thousandths of a day as 3.39. */
export function amount(number, unit) {
  const per = PER_UNIT[unit];
  return per ? decimals(Math.round(number * MICRO / per)) : count(number);
}

/** The value of a ratio in the platform's one formula: six decimals, half up, whole numbers. */
export function ratio(numerator, denominator) {
  if (denominator <= 0 || numerator < 0) {
    // Nothing to divide by, or a sum that late entries make negative for a while: no value.
    return null;
  }
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  return Number((2n * n * BigInt(MICRO) + d) / (2n * d)) / MICRO;
}

const integers = new Intl.NumberFormat('en-US', {maximumFractionDigits: 0});

/** 35591 → "35,591", the same in both languages. */
export function count(number) {
  return integers.format(number);
}

/** An instant in the reader's own zone. */
export function instant(text, lang) {
  return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(text));
}
