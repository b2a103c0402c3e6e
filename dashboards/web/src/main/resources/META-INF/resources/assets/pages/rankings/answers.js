import * as api from '../../shared/api.js';
import {OPEN, kindOf} from '../../shared/periods.js';

/** The service's answers to a question, and what is kept of them between questions. */
export class Answers {
  catalogue = null;

  /** Periods of the chosen kind that have a ranking, newest first. */
  published = [];

  /** By level: code → the unit's name in each language. */
  names = new Map();

  /** The ranking shown, and when it was received. */
  shown = null;

  /** Loads all that the question needs; may fill in its scorecard and period. */
  async load(question, signal) {
    await this.#loadCatalogue(question);
    await this.#askWhetherPublished(signal);
    await this.#loadPeriods(question, signal);
    await this.#loadNames(question, signal);
    const {body, age} = await api.ranking(question, signal);
    this.shown = {body, publishedBefore: age, receivedAt: performance.now()};
  }

  async #loadCatalogue(question) {
    if (this.catalogue === null) {
      const [cards, indicators] = await Promise.all([api.scorecards(), api.indicators()]);
      this.catalogue = {...cards.body, indicators: indicators.body.indicators};
    }
    question.scorecard ??= this.catalogue.scorecards[0].name;
  }

  /** Names are for reading only: a ranking is pinned by codes, and shows without them. */
  async #loadNames({level}, signal) {
    if (!this.names.has(level)) {
      const {body} = await api.units(level, signal);
      this.names.set(level, new Map(body.units.map((unit) => [unit.code, unit.label])));
    }
  }

  /** Asked first, because browsers write each refusal into their log as if it were a fault. */
  async #askWhetherPublished(signal) {
    if (this.shown === null) {
      const {body} = await api.refreshes(1, signal);
      if (body.refreshes.length === 0) {
        throw new api.Problem(503, {type: 'nothing-published'});
      }
    }
  }

  async #loadPeriods(question, signal) {
    if (question.kind in OPEN) {
      this.published = [];
      question.period = OPEN[question.kind];
      return;
    }
    const {body} = await api.periods(question, question.kind, signal);
    this.published = body.periods;
    if (question.period === null) {
      // Nothing by this kind: everything so far is there as soon as anything is.
      question.period = this.published[0]?.name ?? OPEN.all;
      question.kind = kindOf(question.period);
    } else if (!this.published.some((period) => period.name === question.period)) {
      throw new api.Problem(
        404, {type: 'nothing-published-for-period', nearest: this.#nearest(question.period)});
    }
  }

  /** The published periods right before and after; names of one kind sort by time. */
  #nearest(period) {
    const names = this.published.map((each) => each.name);
    return [names.find((name) => name < period), names.filter((name) => name > period).pop()]
      .filter(Boolean);
  }

  scorecard(name) {
    return this.catalogue?.scorecards.find((each) => each.name === name);
  }
}
