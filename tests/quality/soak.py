"""Reads recombined articles and says what went wrong: ``python tests/quality/soak.py --articles 50000``."""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from recombined import WAYS, article, texts_at_hand

from depesche.codec import dumps, reading_json, reading_of
from depesche.days import DaySet
from depesche.reading import read_document
from depesche.sources.article import Article, document_of

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
#: Days of publication: none, one, a month, and the edges of what calendars know.
PUBLISHED = (None, "2017-05-02", "2020-01-15", "2021-12", "2016-02-29", "0001-01-01", "9999-12-31", "2019/2020")
#: So many seconds of reading an article may take, besides its share for each character.
GRACE, PER_CHARACTER = 3.0, 0.002


@dataclasses.dataclass(frozen=True)
class Fault:
    """What was wrong with the article of a number."""

    number: int
    what: str


@cache
def _texts() -> list[str]:
    return texts_at_hand(SHARED)


def fault_of(number: int) -> Fault | None:
    """What goes wrong with one article; ``None`` where nothing does."""
    text = article(_texts(), number)
    days = PUBLISHED[number // len(WAYS) % len(PUBLISHED)]
    published = DaySet.parse(days) if days else None
    document = document_of(Article(text, "soak", id=str(number), published=published, published_from="given"))
    begun = time.process_time()
    try:
        reading = read_document(document)
        took = time.process_time() - begun
        written = reading_json(reading)
        lost = reading_json(reading_of(written, text)) != written or not dumps(written)
    except Exception:  # noqa: BLE001 - whatever a reader raises is what is looked for
        return Fault(number, "".join(traceback.format_exc().splitlines(keepends=True)[-9:]))
    outside = [span for span in spans_in(reading) if not 0 <= span[0] <= span[1] <= len(text)]
    if outside:
        return Fault(number, f"spans outside the text of {len(text)} characters: {outside}")
    if took > GRACE + PER_CHARACTER * len(text):
        return Fault(number, f"{took:.1f} s for {len(text)} characters")
    return Fault(number, "the reading does not come back from its JSON as it was") if lost else None


def spans_in(value: object) -> Iterator[tuple[int, int]]:
    """All spans of a reading: pairs of whole numbers, wherever they are."""
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(part) is int for part in value):
            yield value
        else:
            for part in value:
                yield from spans_in(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, DaySet):
        for field in dataclasses.fields(value):
            yield from spans_in(getattr(value, field.name))


def soak(first: int, articles: int, jobs: int) -> list[Fault]:
    """What went wrong with the articles from a number on; a dot on standard error for every thousand."""
    numbers = range(first, first + articles)
    faults = []
    with ProcessPoolExecutor(jobs) as pool:
        for done, fault in enumerate(pool.map(fault_of, numbers, chunksize=50), 1):
            if fault:
                faults.append(fault)
                sys.stderr.write(f"article {fault.number}: {fault.what}\n")
            if done % 1000 == 0:
                sys.stderr.write(f"{done} articles, {len(faults)} faults\n")
    return faults


def main() -> None:
    """Run and say the outcome; exit 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    begun = time.monotonic()
    faults = soak(asked.first, asked.articles, asked.jobs)
    places = Counter(fault.what.strip().splitlines()[-1] for fault in faults)
    for place, count in places.most_common():
        print(f"{count:6}  {place}")
    took = time.monotonic() - begun
    print(f"{asked.articles} articles, {len(faults)} faults, {asked.articles / took:.0f} articles/s")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
