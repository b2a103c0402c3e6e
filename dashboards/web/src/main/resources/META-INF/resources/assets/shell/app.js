import {openRankings} from '../pages/rankings/page.js';
import {byId} from '../shared/dom.js';
import {instant} from '../shared/format.js';
import {chosenLanguage, rememberLanguage, wordsOf} from './languages.js';
import {listen} from './live.js';

/** The frame of all pages: language, connection, and the age of what is shown. */
const AGE_EVERY = 10_000;

let connection = 'connecting';

/** The language that everything is drawn in; pages read it, only the shell changes it. */
const language = {lang: '', t: {}};

function choose(lang) {
  language.lang = lang;
  language.t = wordsOf(lang);
}

choose(chosenLanguage(new URLSearchParams(location.search).get('lang')));
const page = openRankings(language, drawStatus);

function drawWords() {
  const {lang, t} = language;
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = t[element.dataset.text];
  }
  for (const button of document.querySelectorAll('[data-lang]')) {
    button.setAttribute('aria-pressed', String(button.dataset.lang === lang));
  }
}

function drawStatus() {
  const {lang, t} = language;
  const {pinned, publishedAt, age} = page.status();
  const mode = connection !== 'live' ? connection : pinned ? 'pinned' : 'live';
  byId('live').dataset.state = mode;
  byId('live-text').textContent = t[mode];
  byId('lost').hidden = connection !== 'lost';
  byId('lost').textContent = t.lostNotice;
  byId('freshness').textContent = publishedAt ? t.updated(instant(publishedAt, lang), ageText(age)) : '';
}

function ageText(seconds) {
  const {t} = language;
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

function speak(lang) {
  choose(lang);
  rememberLanguage(lang);
  drawWords();
  page.speak();
  drawStatus();
}

for (const button of document.querySelectorAll('[data-lang]')) {
  button.addEventListener('click', () => speak(button.dataset.lang));
}
drawWords();
page.start();
listen({
  onRefresh: page.onRefresh,
  onState: (next) => {
    connection = next;
    drawStatus();
  },
});
setInterval(drawStatus, AGE_EVERY);
