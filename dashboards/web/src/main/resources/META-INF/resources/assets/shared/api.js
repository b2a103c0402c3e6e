/** The service, as this page uses it. Addresses are relative, so a prefix in front does no harm. */

/** The service's refusal of an answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.kind = (body.type ?? '').split(':').pop();
    this.nearest = body.nearest ?? [];
  }
}

async function get(path, parameters, signal) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined)).toString();
  const response = await fetch(`api/v1/${path}${query ? `?${query}` : ''}`, {signal});
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  const body = isJson ? await response.json() : {};
  if (!response.ok) {
    throw new Problem(response.status, body);
  }
  return {body, age: Number(response.headers.get('Age') ?? 0)};
}

export const scorecards = () => get('scorecards', {});

export const indicators = () => get('indicators', {});

export const units = (level, signal) => get('units', {level}, signal);

export const refreshes = (limit, signal) => get('refreshes', {limit}, signal);

export const ranking = ({scorecard, level, period, asOf}, signal) =>
  get(`rankings/${encodeURIComponent(scorecard)}`, {level, period, asOf}, signal);

export const periods = ({scorecard, level, asOf}, kind, signal) =>
  get(`rankings/${encodeURIComponent(scorecard)}/periods`, {level, kind, asOf}, signal);
