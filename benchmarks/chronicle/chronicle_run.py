"""Measures the chronicle on worlds whose truth is known: pairwise F1, time, memory, what one more article costs.

    python benchmarks/chronicle/chronicle_run.py [--reports N ...] [--undated SHARE] [--leaders N --years N]

Prints one line of JSON per size. Needs nothing but the package; one process, one core.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import time
from collections import Counter
from math import comb
from statistics import median
from typing import Final

from chronicle_world import Settings, World, world

from depesche.chronicle import Chronicle
from depesche.model import Reading

#: So many articles are added one by one to the chronicle of all before them.
_ADDED: Final = 100


def pairwise(chronicle: Chronicle, truth: dict[tuple[str, str], int]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of reports that are in one contact."""
    both: Counter[tuple[str, int]] = Counter()
    put: Counter[str] = Counter()
    true: Counter[int] = Counter()
    for contact in chronicle.contacts:
        for report in contact.reports:
            name = truth[report.document, report.report]
            both[contact.id, name] += 1
            put[contact.id] += 1
            true[name] += 1
    right, claimed, real = (sum(comb(n, 2) for n in c.values()) for c in (both, put, true))
    precision, recall = right / claimed if claimed else 1.0, right / real if real else 1.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(2 * right / (claimed + real or 1), 4)}


def _update(chronicle: Chronicle, reading: Reading) -> tuple[float, float]:
    """Seconds that one more article takes, by the clock and of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    chronicle.update(reading)
    return time.perf_counter() - begun, time.process_time() - worked


def measure(made: World) -> dict[str, object]:
    """One world: build it of all but the last articles, add those one by one, then score."""
    most, last = made.readings[:-_ADDED], made.readings[-_ADDED:]
    begun, worked = time.perf_counter(), time.process_time()
    chronicle = Chronicle(most)
    contacts, findings = chronicle.contacts, chronicle.findings
    built, worked = time.perf_counter() - begun, time.process_time() - worked
    each = [_update(chronicle, reading) for reading in last]
    added = sorted(seconds for seconds, _ in each)
    return {
        "reports": sum(len(r.reports) for r in made.readings),
        "articles": len(made.readings),
        "true contacts": len(made.events),
        "contacts": len(contacts),
        "findings": len(findings),
        "seconds": round(built, 2),
        "CPU seconds": round(worked, 2),
        "seconds for one more": round(median(added), 4),
        "CPU seconds for one more": round(median(used for _, used in each), 4),
        "for the slowest tenth": round(added[-(len(added) // 10) or -1], 4),
        "for the slowest": round(added[-1], 4),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **pairwise(chronicle, made.truth),
    }


def main() -> None:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--undated", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leaders", type=int, help="instead of as many as suit the size")
    parser.add_argument("--years", type=int, help="instead of as many as suit the size")
    args = parser.parse_args()
    for size in args.reports:
        gc.disable()
        made = world(Settings(size, args.seed, args.leaders, args.years, undated=args.undated))
        gc.freeze()
        gc.enable()
        print(json.dumps({"undated": args.undated, **measure(made)}))


if __name__ == "__main__":
    main()
