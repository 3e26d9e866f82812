"""What lifelines and pm4py need for the same rows. Run by the interpreter that has them, never by
ours: `python peer_probe.py survival|paths|regions ROWS.npz TURNS`. Prints JSON.

The rows are in memory in the form each library wants before the clock starts.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time

import numpy as np


def timed(work, turns):
    """Seconds of each turn, after one that does not count, and what the last one gave."""
    found, taken = work(), []
    for _ in range(turns):
        before = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - before)
    return taken, found


def survival(rows, turns):
    """A curve of each group."""
    from lifelines import KaplanMeierFitter

    group = rows["group"]
    parts = [(rows["hours"][group == one], rows["ended"][group == one])
             for one in range(int(group.max()) + 1)]
    taken, fits = timed(lambda: [KaplanMeierFitter().fit(*part) for part in parts], turns)
    curves = [fit.survival_function_["KM_estimate"] for fit in fits]
    return {"taken": taken, "median": [float(fit.median_survival_time_) for fit in fits],
            "at": [[float(curve.asof(time)) for time in rows["asked"].tolist()]
                   for curve in curves]}


def log_of(rows):
    import pandas as pd

    return pd.DataFrame({
        "case:concept:name": np.char.add("d", rows["deal"].astype(str)),
        "concept:name": np.char.add("s", rows["stage"].astype(str)),
        "time:timestamp": pd.to_datetime(rows["at"], unit="us", utc=True),
        "region": rows["region"],
    })


def edges_of(found):
    """(from, to) -> the median days."""
    return {f"{a} {b}": float(one["median"]) / 86400 for (a, b), one in found.items()}


def graph(log):
    import pm4py

    return pm4py.discover_performance_dfg(log)[0]


def paths(rows, turns):
    """One performance graph, and the variants, of all deals."""
    import pm4py

    log = log_of(rows)
    taken, found = timed(lambda: graph(log), turns)
    ways, variants = timed(lambda: pm4py.get_variants(log), max(turns // 2, 1))
    counts, _, _ = pm4py.discover_dfg(log)
    return {"taken": taken, "ways": ways, "edges": edges_of(found), "variants": len(variants),
            "counts": {f"{a} {b}": int(n) for (a, b), n in counts.items()}}


def regions(rows, turns):
    """A performance graph of each region: its table of steps and segments."""
    log = log_of(rows)
    parts = [part for _, part in log.groupby("region")]
    taken, found = timed(lambda: [graph(part) for part in parts], turns)
    return {"taken": taken, "parts": len(found)}


if __name__ == "__main__":
    _, what, path, turns = sys.argv
    with contextlib.redirect_stdout(io.StringIO()):  # banners
        told = {"survival": survival, "paths": paths, "regions": regions}[what](
            np.load(path), int(turns))
    print(json.dumps(told))
