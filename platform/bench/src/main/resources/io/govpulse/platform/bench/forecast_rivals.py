# SPDX-License-Identifier: Apache-2.0
"""Rivals of `./govpulse bench forecast`: statsforecast, and Prophet where it is installed.

Called as: forecast_rivals.py SERIES CALENDAR SEGMENTS HORIZON SEASON STEP OUT

SERIES    series,date,value without gaps
CALENDAR  date,off,holiday,makeup,eve for all dates and the horizon, each 0 or 1
SEGMENTS  first and last origin between two refits, one pair a line
STEP      D, 7D, MS or QS: how far apart dates are
OUT       series,model,origin,date,forecast,lo80,hi80,lo95,hi95,seconds is written here

Models are fitted at the first origin of a segment and then move forward with fixed parameters, as
ours do. Prophet cannot move forward: its forecasts in a segment all stand on its first origin.
"""

import csv
import logging
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

SERIES, CALENDAR, SEGMENTS, HORIZON, SEASON, STEP, OUT = sys.argv[1:8]
HORIZON, SEASON = int(HORIZON), int(SEASON)
LEVEL = [80, 95]

data = pd.read_csv(SERIES, parse_dates=["date"])
calendar = pd.read_csv(CALENDAR, parse_dates=["date"]).set_index("date")
segments = [line.split() for line in open(SEGMENTS, encoding="utf-8") if line.strip()]
ENDS = ["lo-80", "hi-80", "lo-95", "hi-95"]


def models(length):
    from statsforecast.models import MSTL, AutoARIMA, AutoETS, AutoTheta

    found = {
        "AutoARIMA": (AutoARIMA(season_length=SEASON), False),
        "AutoARIMA with calendar": (AutoARIMA(season_length=SEASON), True),
        "AutoTheta": (AutoTheta(season_length=SEASON), False),
    }
    if SEASON <= 24:
        found["AutoETS"] = (AutoETS(season_length=SEASON), False)
    if length > 2 * SEASON:
        found["MSTL"] = (MSTL(season_length=SEASON), False)
    return found


def path(result):
    mean = np.asarray(result["mean"], dtype=float)
    rows = [mean]
    for end in ENDS:
        rows.append(np.asarray(result[end], dtype=float) if end in result else mean)
    return np.column_stack(rows)


def moving(model, y, x, future, first, last):
    """Paths from each origin, by numbers of values known."""
    kwargs = {} if x is None else {"X": x[:first]}
    model.fit(y[:first], **kwargs)
    for origin in range(first, last + 1):
        kwargs = {}
        if x is not None:
            kwargs = {"X": x[:origin], "X_future": future[origin : origin + HORIZON]}
        yield origin, path(model.forward(y[:origin], h=HORIZON, level=LEVEL, **kwargs))


def prophet(dates, y, first, last):
    from prophet import Prophet

    named = calendar[(calendar.holiday == 1) | (calendar.makeup == 1) | (calendar.eve == 1)]
    kinds = np.where(named.holiday == 1, "holiday", np.where(named.makeup == 1, "makeup", "eve"))
    holidays = pd.DataFrame({"ds": named.index, "holiday": kinds})
    model = Prophet(interval_width=0.8, holidays=holidays if len(holidays) else None)
    model.fit(pd.DataFrame({"ds": dates[:first], "y": y[:first]}))
    ahead = pd.DataFrame({"ds": dates[first : last + HORIZON]})
    np.random.seed(1)
    samples = model.predictive_samples(ahead)["yhat"]
    rows = np.column_stack(
        [model.predict(ahead).yhat]
        + [np.quantile(samples, q, axis=1) for q in (0.1, 0.9, 0.025, 0.975)]
    )
    for origin in range(first, last + 1):
        yield origin, rows[origin - first : origin - first + HORIZON]


def main():
    with open(OUT, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        for name, group in data.groupby("series", sort=True):
            y = group.value.to_numpy(dtype=float)
            dates = pd.date_range(group.date.iloc[0], periods=len(y) + HORIZON, freq=STEP)
            x = calendar.reindex(dates).fillna(0).to_numpy(dtype=float)
            seen = x[: len(y)]
            x = x[:, (seen != seen[:1]).any(axis=0)]
            contenders = {
                key: (lambda f, l, m=model, c=uses: moving(m, y, x[: len(y)] if c else None, x, f, l))
                for key, (model, uses) in models(len(y)).items()
                if not uses or x.shape[1] > 0
            }
            try:
                import prophet as _

                contenders["Prophet"] = lambda f, l: prophet(dates, y, f, l)
            except ImportError:
                pass
            kept = {}
            for key, contender in contenders.items():
                began = time.process_time()
                rows = []
                try:
                    for begin, end in segments:
                        first = dates.get_indexer([pd.Timestamp(begin)])[0]
                        last = dates.get_indexer([pd.Timestamp(end)])[0]
                        last = min(last, len(y) - 1)
                        if first > 0:
                            rows.extend(contender(first, last))
                except Exception as problem:  # one model of one series, not the whole run
                    print(f"{key} cannot forecast {name}: {problem}", file=sys.stderr)
                    continue
                kept[key] = (rows, time.process_time() - began)
            parts = [kept[k] for k in ("AutoARIMA", "AutoETS", "AutoTheta", "MSTL") if k in kept]
            if len(parts) > 1:
                mean = [
                    (same[0][0], np.mean([paths for _, paths in same], axis=0))
                    for same in zip(*(rows for rows, _ in parts))
                ]
                kept["mean of those without calendar"] = (mean, sum(s for _, s in parts))
            for key, (rows, seconds) in kept.items():
                for origin, paths in rows:
                    for h in range(HORIZON):
                        value, lo80, hi80, lo95, hi95 = paths[h]
                        day = dates[origin + h]
                        writer.writerow(
                            [name, key, dates[origin].date(), day.date(), value, lo80, hi80, lo95, hi95, seconds]
                        )


main()
