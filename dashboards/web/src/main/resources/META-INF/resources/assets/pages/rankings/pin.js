import {byId, h} from '../../shared/dom.js';
import {instant} from '../../shared/format.js';

/** Draws the foot: the refresh that the figures are as of, and a link that keeps to it. */
export function drawPin(refresh, {link, definitions}, {lang, t}) {
  byId('pin').hidden = !refresh;
  if (!refresh) {
    return;
  }
  const time = (text) => (text ? instant(text, lang) : '—');
  const facts = [
    [t.refresh, refresh.id],
    [t.publishedAt, time(refresh.publishedAt)],
    [t.watermark, time(refresh.watermark)],
    [t.factsAsOf, time(refresh.factsAsOf)],
    [t.generation, String(refresh.generation)],
    [t.checkpoint, String(refresh.checkpoint)],
    [t.definitions, refresh.definitions.slice(0, 12), refresh.definitions],
  ];
  byId('pin-facts').replaceChildren(...facts.map(([name, value, full]) =>
    h('div', {title: full}, h('dt', {}, name), h('dd', {}, value))));
  byId('other-definitions').hidden = refresh.definitions === definitions;
  byId('pin-link').value = link;
}

/** Draws the notice that an earlier refresh is shown. */
export function drawPinned(refresh, newest, {lang, t}) {
  byId('pinned').hidden = !refresh;
  if (refresh) {
    byId('pinned-text').textContent =
      t.pinnedTo(refresh.id, instant(refresh.publishedAt, lang)) +
      (newest && newest !== refresh.id ? ` ${t.newer}` : '');
  }
}

export function listenToPin(language, onUnpin) {
  byId('unpin').addEventListener('click', onUnpin);
  byId('pin-link').addEventListener('focus', (event) => event.target.select());
  byId('copy').addEventListener('click', () => copy(language));
}

async function copy(language) {
  const input = byId('pin-link');
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    // Browsers keep the clipboard from pages that came over plain HTTP.
    input.select();
    document.execCommand('copy');
  }
  byId('copy').textContent = language.t.copied;
  byId('announce').textContent = language.t.copied;
  setTimeout(() => (byId('copy').textContent = language.t.copy), 2_000);
}
