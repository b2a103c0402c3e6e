import en from '../locales/en.js';
import zh from '../locales/zh.js';

/** The languages of the pages: which one is chosen, and its words. */
const WORDS = {zh, en};

const KEY = 'govpulse.lang';

/** The link's language, else the one chosen before, else the browser's. */
export function chosenLanguage(fromLink) {
  if (fromLink in WORDS) {
    return fromLink;
  }
  try {
    const remembered = localStorage.getItem(KEY);
    if (remembered in WORDS) {
      return remembered;
    }
  } catch {
    // Storage may be switched off; then nothing is remembered.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function rememberLanguage(lang) {
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // As above.
  }
}

export const wordsOf = (lang) => WORDS[lang];
