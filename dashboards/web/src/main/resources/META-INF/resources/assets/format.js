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
