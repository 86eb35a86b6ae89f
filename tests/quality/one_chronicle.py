"""The same articles in every format give one chronicle: ``make one-chronicle`` over a thousand, tests over a few."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import wire_formats as w
from press_server import Press

from depesche.chronicle import Chronicle
from depesche.fetching.polite import Polite
from depesche.fetching.settings import Feed
from depesche.fetching.watching import Telling, Watch
from depesche.fetching.web import Http
from depesche.intake import Intake
from depesche.sources import placed
from depesche.store import Store

PEOPLE = (
    ("Emmanuel Macron", "der französische Präsident", "Paris"),
    ("Narendra Modi", "der indische Ministerpräsident", "Neu-Delhi"),
    ("Joe Biden", "US-Präsident", "Washington"),
    ("Justin Trudeau", "der kanadische Premierminister", "Ottawa"),
    ("Pedro Sánchez", "der spanische Ministerpräsident", "Madrid"),
    ("Wolodymyr Selenskyj", "der ukrainische Präsident", "Kiew"),
)
TOPICS = ("die Häfen am Atlantik", "Zölle & Abgaben", "den Klimaschutz", "die Lage in der Ukraine", "Impfstoffe")
CET = dt.timezone(dt.timedelta(hours=1))
NOW = dt.datetime(2031, 1, 1, tzinfo=CET)


def stories(count: int) -> list[w.Story]:
    """Invented wires of calls and meetings, told by one or two articles each, with a readout or a plan in some."""
    made = []
    for n in range(count):
        one, other = PEOPLE[n % 6], PEOPLE[(n + 1 + n // 6 % 5) % 6]
        day = dt.datetime(2021, 2, 1, 14, 30, tzinfo=CET) + dt.timedelta(days=n // 2 % 300)
        topic = TOPICS[n % len(TOPICS)]
        told = (
            f"{one[0]} und {other[0]} haben am {day:%d.%m.%Y} telefoniert. Das teilte das Büro in {one[2]} mit.",
            f"{one[1].capitalize()} {one[0]} hat {other[0]} am Vortag in {one[2]} empfangen.",
            f"{one[0]} will in der kommenden Woche nach {other[2]} reisen und dort {other[0]} treffen.",
        )[n % 3]
        paragraphs = (
            told,
            f"Es ging um {topic}, hieß es in der Mitteilung. „Wir bleiben im Gespräch“, sagte {one[0]}.",
        )
        made.append(
            w.Story(
                f"meldung-{n}",
                f"{one[0]} und {other[0]} ({n})",
                paragraphs,
                day,
                dateline=f"{one[2]} ({w.AGENCY}) -",
            )
        )
    return made


def _json(write: Callable[[w.Story], dict]) -> Callable[[Sequence[w.Story]], bytes]:
    return lambda made: json.dumps([write(story) for story in made], ensure_ascii=False).encode()


def _zipped(made: Iterable[w.Story]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for story in made:
            archive.writestr(f"{story.id}.html", w.page(story))
    return file.getvalue()


#: The files of each format: their name, and what makes their bytes.
FILES: dict[str, tuple[str, Callable[[Sequence[w.Story]], bytes]]] = {
    "JSON Lines": ("a.jsonl", lambda made: "\n".join(json.dumps(w.row(s)) for s in made).encode()),
    "ninjs 1": ("a.json", _json(w.ninjs1)),
    "ninjs 2": ("a.json", _json(w.ninjs2)),
    "ninjs 3": ("a.json", _json(w.ninjs3)),
    "digitalwires": ("a.json", _json(w.digitalwires)),
    "NewsML-G2": ("a.xml", w.newsml),
    "IPTC 7901": ("a.iptc", lambda made: b"".join(w.iptc7901(s, n) for n, s in enumerate(made))),
    "feed with texts": ("a.rss", lambda made: w.rss(made, whole=True)),
    "zip of pages": ("a.zip", _zipped),
}


def written(folder: Path, made: Sequence[w.Story]) -> Iterator[tuple[str, Path]]:
    """The articles in each format, in a folder of its own."""
    text = folder / "text"
    text.mkdir()
    rows = []
    for story in made:
        (text / f"{story.id}.txt").write_text(story.text, "utf-8")
        rows.append(
            {
                "path": f"{story.id}.txt",
                "title": story.title,
                "date": f"{story.sent:%d.%m.%Y}",
                "publisher": w.AGENCY,
            }
        )
    (text / "liste.csv").write_text(w.separated(rows), "utf-8")
    yield "text", text / "liste.csv"
    for number, (name, (file, write)) in enumerate(FILES.items()):
        path = folder / str(number) / file
        path.parent.mkdir()
        path.write_bytes(write(made))
        yield name, path


def taken_in(path: Path, db: Path, jobs: int | None = 1) -> None:
    """Add a file to a store; whatever cannot be read is an error here."""

    def refuse(reject: object) -> None:
        raise AssertionError(str(reject))

    with Intake(str(db), refuse, clock=lambda: NOW) as intake:
        intake.run(placed([path], jobs=jobs), jobs=jobs)


def watched(made: Sequence[w.Story], db: Path) -> None:
    """Take the pages that a feed on the loopback interface points to."""
    with Press() as press, closing(Http()) as web:
        for at in range(0, len(made), 30):  # as a newspaper would: the feed has the latest only
            press.stories = list(made[: at + 30])
            watch = Watch(
                str(db),
                [Feed(press.feed, publisher=w.AGENCY)],
                lambda store: Polite(web, pause=0, known=store.host),
                Telling(_raise, _raise, lambda _: None),
                clock=lambda: NOW,
            )
            watch.once(all_feeds=True)
            watch.close()


def _raise(what: object) -> None:
    raise AssertionError(str(what))


def contacts(db: Path) -> list[tuple]:
    """The chronicle of a store, without what names its articles."""
    with Store(db, create=False) as store:
        whole = Chronicle(store.readings())
    return sorted(
        (
            contact.kind,
            contact.status,
            contact.participants,
            str(contact.time),
            str(contact.place),
            tuple(sorted(contact.topics)),
            len(contact.reports),
            tuple(sorted((side, held.stance or "", len(held.statements)) for side, held in contact.sides.items())),
        )
        for contact in whole.contacts
    )


def main() -> None:
    """The long form."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    given = options.parse_args()
    made, wrong = stories(given.articles), 0
    with tempfile.TemporaryDirectory() as name:
        folder, first = Path(name), None
        sources = [*written(folder, made), ("feed and pages", None)]
        for number, (format_, path) in enumerate(sources):
            begun, db = time.monotonic(), folder / f"{number}.sqlite"
            if path is None:
                watched(made, db)
            else:
                taken_in(path, db, jobs=None)
            found = contacts(db)
            first = found if first is None else first
            wrong += found != first
            same = "the same" if found == first else f"{len(set(found) ^ set(first))} differ"
            print(f"{format_:18} {len(found):5} contacts  {same:12} {time.monotonic() - begun:6.1f} s", flush=True)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
