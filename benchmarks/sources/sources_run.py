"""Measures the doors in: the same articles in all forms, the speed of pages, kills, and the body against trafilatura.

    python benchmarks/sources/sources_run.py [--count 1000] [--kills 50] [--out benchmarks/sources/RESULTS.md]

Pages are those of tests/quality/outlets, filled up to 350 kB as pages in use are; every article tells of a contact.
Speed is that of ``depesche add`` with one job, over the seconds of processor that it and its workers take, so that a
busy machine does not count. Each form is added to a store of its own, and the chronicles are compared.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "tests" / "quality")]

import trafilatura  # noqa: E402
from outlets.forms import write  # noqa: E402
from outlets.stories import story  # noqa: E402
from outlets.templates import OUTLETS, page, text_of  # noqa: E402

from depesche.chronicle import Chronicle  # noqa: E402
from depesche.lang.language import language  # noqa: E402
from depesche.reading.furniture import keep  # noqa: E402
from depesche.sources.pages.making import article_of  # noqa: E402
from depesche.sources.pages.page import Page  # noqa: E402
from depesche.store import Store  # noqa: E402
from machine import processor  # noqa: E402

#: The size of a page in use, in bytes.
SIZE: Final = 350_000
#: How many articles of each outlet the body is measured on.
BODIES: Final = 20


def main() -> None:
    """Measure, compare, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000, help="articles in each form")
    parser.add_argument("--kills", type=int, default=50, help="how often the run over pages is killed")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", help="where the table is written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = [*bodies(), *forms(Path(folder), options.count), *killed(Path(folder), options.kills)]
    head = f"# Doors in\n\n{processor()}, Python {sys.version.split()[0]}, {time.strftime('%Y-%m-%d')}\n\n"
    options.out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


def bodies() -> Iterator[str]:
    """The body's F1 over words, ours and trafilatura's, outlet by outlet."""
    yield "F1 of the words of the article's body, on own pages in the manner of twelve outlets:\n"
    yield "| outlet | as read | trafilatura, fast | trafilatura, default |\n| --- | --- | --- | --- |"
    totals: Counter[str] = Counter()
    for outlet in OUTLETS:
        scores: Counter[str] = Counter()
        for number in range(BODIES):
            made = story(number, 4 + number % 9)
            data, gold = page(outlet, made), text_of(outlet, made)
            found: Any = article_of(Page(data, "page.html"))
            read = "\n".join(found.text[a:b] for a, b in keep(found.text, language("de"), cleaned=True))
            scores["as read"] += f1(read, gold)
            for name, fast in (("fast", True), ("default", False)):
                text = trafilatura.extract(data, fast=fast, include_comments=False) or ""
                scores[name] += f1(text, gold)
        totals.update({name: score / len(OUTLETS) for name, score in scores.items()})
        yield _row(outlet, scores)
    yield _row("**all**", totals)


def f1(found: str, gold: str) -> float:
    """F1 over the words of two texts."""
    got, wanted = (Counter(re.findall(r"\w+", text)) for text in (found, gold))
    return 2 * (got & wanted).total() / max(1, got.total() + wanted.total())


def _row(name: str, scores: Counter[str]) -> str:
    return (
        f"| {name} | " + " | ".join(f"{scores[key] / BODIES:.4f}" for key in ("as read", "fast", "default")) + " |"
    )


def forms(folder: Path, count: int) -> Iterator[str]:
    """Each form added to a store of its own: how fast, and whether the chronicle is the same."""
    paths = write([story(number) for number in range(count)], folder / "forms", size=SIZE)
    yield f"\n{count} articles in each form, pages of {SIZE // 1000} kB, `depesche add --jobs 1`:\n"
    yield "| form | articles | contacts | seconds of processor | articles a second and core | same chronicle |"
    yield "| --- | --- | --- | --- | --- | --- |"
    first: Any = None
    for name, path in paths.items():
        before = _cpu()
        subprocess.run(_add(path, folder / f"{name}.sqlite"), check=True, stderr=subprocess.DEVNULL)
        seconds = _cpu() - before
        with Store(folder / f"{name}.sqlite") as store:
            readings = store.readings()
        chronicle = Chronicle(readings)
        same = told(chronicle)
        first = first or same
        yield (
            f"| {name} | {len(readings)} | {len(chronicle.contacts)} | {seconds:.1f} | {len(readings) / seconds:.1f} | "
            f"{'yes' if same == first else 'NO'} |"
        )


def told(chronicle: Chronicle) -> Any:
    """What a chronicle tells, without the ids of documents."""
    contacts = (
        (c.kind, c.status, sorted(c.participants), c.time.edtf() if c.time else "", str(c.place), len(c.reports))
        for c in chronicle.contacts
    )
    return sorted(contacts), sorted(finding.type for finding in chronicle.findings)


def killed(folder: Path, kills: int) -> Iterator[str]:
    """A run over pages, killed again and again at any moment: the store is that of a run that was not."""
    chance = random.Random(1)  # noqa: S311 - no secret
    path, db, done = folder / "forms" / "pages", folder / "killed.sqlite", 0
    while done < kills:
        process = subprocess.Popen(_add(path, db), stderr=subprocess.DEVNULL)
        try:
            # A run that came to its end is begun anew: only a run under way is killed.
            process.wait(timeout=chance.uniform(1.0, 6.0))
            db.unlink()
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            done += 1
    subprocess.run(_add(path, db), check=True, stderr=subprocess.DEVNULL)
    with Store(db) as one, Store(folder / "pages.sqlite") as other:
        same = one.readings() == other.readings()
    yield f"\nKilled {done} times and resumed: the store is {'the same' if same else 'ANOTHER'}."


def _add(path: Path, db: Path) -> list[str]:
    return [sys.executable, "-m", "depesche", "add", str(path), "--db", str(db), "--jobs", "1"]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
