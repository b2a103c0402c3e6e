import {Problem} from '../../shared/api.js';
import {h} from '../../shared/dom.js';

export const nothingPublished = (failure) =>
  failure instanceof Problem && failure.kind === 'nothing-published';

/** Whether asking again may help without anybody doing something. */
export const mayPass = (failure) =>
  !(failure instanceof Problem) || (failure.status >= 500 && !nothingPublished(failure));

/** The panel shown instead of a ranking. */
export function failurePanel(failure, {t, label, onPeriod, onRetry}) {
  if (nothingPublished(failure)) {
    return h('div', {class: 'panel empty'},
      h('h2', {}, t.emptyTitle),
      h('p', {}, t.emptyText),
      h('ol', {}, t.emptySteps.map(([what, how]) =>
        h('li', {}, h('strong', {}, what), h('span', {}, how)))));
  }
  if (failure.kind === 'nothing-published-for-period') {
    return h('div', {class: 'panel'},
      h('h3', {}, t.nothingTitle),
      failure.nearest.length === 0 ? h('p', {}, t.nothingNone) : h('p', {}, t.nothingText, ' ',
        failure.nearest.map((name) =>
          h('button', {type: 'button', onclick: () => onPeriod(name)}, label(name)))));
  }
  return h('div', {class: 'panel'},
    h('h3', {}, t.failedTitle),
    h('p', {lang: 'en'}, failure.message),
    h('p', {}, failure.status && failure.status < 500 ? '' : t.failedText, ' ',
      h('button', {type: 'button', onclick: onRetry}, t.retry)));
}
