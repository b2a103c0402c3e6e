import {kindOf} from '../../shared/periods.js';

/** The address of a ranking, so that a link shows the same. */
export const LEVELS = [
  'province', 'city', 'county', 'township', 'village', 'department', 'window', 'item'];

/** Reads the address into the question; what the address does not say stays as it is. */
export function readAddress(question) {
  const query = new URLSearchParams(location.search);
  question.scorecard = query.get('scorecard') ?? question.scorecard;
  question.level = LEVELS.includes(query.get('level')) ? query.get('level') : question.level;
  question.asOf = query.get('asOf');
  question.period = query.get('period');
  question.kind = kindOf(question.period) ?? question.kind;
}

export function address({scorecard, level, period}, asOf, lang) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({scorecard, level, period, asOf, lang})) {
    if (value) {
      query.set(name, value);
    }
  }
  return `${location.pathname}?${query}`;
}

export function writeAddress(question, lang, push) {
  const wanted = address(question, question.asOf, lang);
  if (wanted !== location.pathname + location.search) {
    history[push ? 'pushState' : 'replaceState'](null, '', wanted);
  }
}
