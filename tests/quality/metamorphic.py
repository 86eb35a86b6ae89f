"""Articles changed so that what they tell stays, or changes in a known way: each reading must follow.

A :class:`Told` is an article as it is read. Each change of :data:`CHANGES` makes another article of it, and says what
is then to be read; it makes ``None`` of an article that it cannot change cleanly.

    python tests/quality/metamorphic.py [--show CHANGE]

reads all gold articles and all texts of our own with every change and prints the share that is stable.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from exchanging import exchanged_places, exchanged_sides, other_side

import depesche
from depesche.days import DaySet
from depesche.model import Document
from depesche.reading import layers_of
from depesche.reading.layers import Timex

HERE: Final = Path(__file__).resolve()
SHARED: Final = HERE.parents[3] / "shared"
SETS: Final = ("dev", "dev2", "retold")
WORDS: Final[dict[str, Any]] = tomllib.loads(HERE.with_suffix(".toml").read_text("utf-8"))
WEEKDAYS: Final = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_MONTH: Final = 31
_BREAK: Final = re.compile(r"\n[ \t]*\n+")
_FULL_STOP: Final = re.compile(r"(?<=[a-zäöüß]{3}[.!?]) (?=[A-ZÄÖÜ])")


@dataclass(frozen=True)
class Row:
    """One contact as it is read."""

    kind: str
    status: str
    people: frozenset[str]
    days: DaySet | None
    place: str | None


@dataclass(frozen=True)
class Told:
    """An article, its day as it is given, and what is read in it."""

    id: str
    text: str
    published: str | None
    rows: tuple[Row, ...]

    def made(self, text: str) -> Told | None:
        """The article with another text and the same contacts; ``None`` where it is the same text."""
        return replace(self, text=text) if text != self.text else None

    @property
    def bounded_elsewhere(self) -> bool:
        """Whether the days of a contact are wide: bounds that something else gives, a term of office or a gathering."""
        return any(row.days is not None and row.days.size > _MONTH for row in self.rows)

    @property
    def layers(self) -> Any:
        """The layers of the article up to its people."""
        day = DaySet.parse(self.published) if self.published else None
        return layers_of(Document(self.id, self.text, "", published=day), "depesche_people")


def told(id_: str, text: str, published: str | None) -> Told:
    """An article with what is read in it."""
    return Told(id_, text, published, rows_of(text, published))


def rows_of(text: str, published: str | None) -> tuple[Row, ...]:
    """What is read in a text, in an order of its own."""
    rows = []
    for report in depesche.read(text, published=published).reports:
        people = frozenset(p.person or p.name or p.office or "" for p in report.participants)
        rows.append(Row(report.kind, report.status, people, report.time, report.place and report.place.name))
    return tuple(sorted(rows, key=str))


# -- the same article in other clothes ------------------------------------------------------------
def _neutral_between(article: Told) -> Told | None:
    """A sentence that tells nothing behind the first one of the text proper."""
    head, _, body = article.text.partition("\n\n") if "\n\n" in article.text[:200] else ("", "", article.text)
    found = _FULL_STOP.search(body)
    if found is None or _leans_back(body[found.end() :]):
        return None
    put = f"{body[: found.start()]} {WORDS['neutral'][2]} {body[found.end() :]}"
    return article.made(f"{head}\n\n{put}" if head else put)


def _leans_back(text: str) -> bool:
    """Whether a sentence takes up something of the one before by a mere pronoun."""
    return re.match(r"(?:Es|Das|Dies|Dabei|Dazu|Dort|Darauf|Damit|Danach|Zuvor)\b", text) is not None


def _neutral_paragraph(article: Told) -> Told | None:
    """A paragraph that tells nothing, behind the second break."""
    breaks = list(_BREAK.finditer(article.text))
    if len(breaks) < 2:
        return None
    at = breaks[1].end()
    if _leans_back(article.text[at:]):
        return None
    return article.made(f"{article.text[:at]}{WORDS['neutral'][1]}\n\n{article.text[at:]}")


def _neutral_end(article: Told) -> Told | None:
    """A paragraph that tells nothing, behind everything."""
    return article.made(f"{article.text.rstrip()}\n\n{WORDS['neutral'][0]}\n")


def _furniture(article: Told) -> Told | None:
    """What pages put around an article whose day is given: else that is read where it begins."""
    if not article.published:
        return None
    return article.made(WORDS["before"] + article.text.rstrip() + WORDS["behind"])


def _marks(article: Told) -> Told | None:
    """Other quotation marks."""
    pairs = WORDS["marks"]
    used = [pair for pair in pairs if pair[0] in article.text]
    if len(used) != 1 or used[0] == pairs[-1] or article.text.count(used[0][0]) != article.text.count(used[0][1]):
        return None
    new = pairs[pairs.index(used[0]) + 1]
    return article.made(article.text.replace(used[0][0], new[0]).replace(used[0][1], new[1]))


def _wider_breaks(article: Told) -> Told | None:
    """More blank lines between paragraphs, and lines that end as on other systems."""
    return article.made(_BREAK.sub("\r\n\r\n\r\n", article.text))


def _narrower_breaks(article: Told) -> Told | None:
    """Paragraphs that follow each other without a blank line, behind the title."""
    first, *rest = _BREAK.split(article.text)
    return article.made(f"{first}\n\n" + "\n".join(rest)) if len(rest) > 1 else None


def _decomposed(article: Told) -> Told | None:
    """Umlauts and accents written as two characters."""
    return article.made(unicodedata.normalize("NFD", article.text))


def _hard_blanks(article: Told) -> Told | None:
    """Blanks that do not break before what belongs together."""
    return article.made(re.sub(r"(?<=\d\.|im|am|in) (?=\w)", "\u00a0", article.text))


# -- days -----------------------------------------------------------------------------------------
def _dates_for_weekdays(article: Told) -> Told | None:
    """ "am 12. Juni" for "am Montag" where that is what it means."""
    dating = {row.days for row in article.rows if row.days is not None and row.days.is_day}

    def dated(found: Timex) -> str | None:
        weekday = article.text[found.start : found.end].removeprefix("am ")
        days = found.days
        if weekday not in WEEKDAYS or days is None or days.first is None or days not in dating:
            return None  # none, or one that is moved to the other side of the article
        return f"{days.first.day}. {MONTHS[days.first.month - 1]}"

    return _times_put(article, dated)


def _weekdays_for_near_days(article: Told) -> Told | None:
    """ "am Montag" for "gestern"."""

    def named(found: Timex) -> str | None:
        days = found.days
        said = article.text[found.start : found.end]
        if said.lower() != "gestern" or days is None or not days.is_day or days.first is None:
            return None
        return f"{'Am' if said[0].isupper() else 'am'} {WEEKDAYS[days.first.weekday()]}"

    return _times_put(article, named)


def _times_put(article: Told, new: Callable[[Timex], str | None]) -> Told | None:
    """The article with other words for its times, in its own sentences and given a day."""
    if not article.published or len(article.published) != 10:
        return None
    text, doc = article.text, article.layers
    for found in sorted(doc._.timexes, key=lambda t: -t.start):
        words = new(found)
        if words is not None and text[found.end : found.end + 1] not in (",", "-"):
            shown = text[found.start : found.end]
            opening = "am " if shown.startswith("am ") else ""
            text = text[: found.start] + opening + words + text[found.end :]
    return article.made(text)


_DAY: Final = re.compile(
    rf"(?P<weekday>(?i:{'|'.join(WEEKDAYS)}))|"
    rf"(?P<day>\d{{1,2}})\. (?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>\d{{4}}))?"
)
#: Words by which a day is known otherwise, or by a longer time around it.
_ROUND: Final = re.compile(
    r"(?i)woche|monat|wochenende|jahr|frühling|sommer|herbst|winter|ostern|pfingst|weihnacht|silvester|"
    rf"\b(?:{'|'.join(MONTHS)})|\d\d?\.\d\d?\.|\b(?:19|20)\d\d\b|gipfel|wahl|konferenz|versammlung"
)


def _next_day(article: Told) -> Told | None:
    """Everything a day later: the article, its weekdays and its dates."""
    if not article.published or len(article.published) != 10:
        return None
    day = dt.date.fromisoformat(article.published)
    rest = _DAY.sub("", article.text)
    if article.bounded_elsewhere or _ROUND.search(rest) or day.day in (1, 28, 29, 30, 31):
        return None
    text = _DAY.sub(lambda found: _later(found, day.year), article.text)
    rows = tuple(replace(row, days=row.days and row.days.shifted(1)) for row in article.rows)
    return replace(article, text=text, published=(day + dt.timedelta(1)).isoformat(), rows=rows)


def _later(found: re.Match[str], year: int) -> str:
    if weekday := found["weekday"]:
        at = WEEKDAYS.index(weekday.capitalize())
        new = WEEKDAYS[(at + 1) % 7]
        return new if weekday[0].isupper() else new.lower()
    day = dt.date(int(found["year"] or year), MONTHS.index(found["month"]) + 1, int(found["day"])) + dt.timedelta(
        1
    )
    said = f"{day.day}. {MONTHS[day.month - 1]}"
    return f"{said} {day.year}" if found["year"] else said


# -- who and where --------------------------------------------------------------------------------
def _by_names(article: Told, made: tuple[str, Mapping[str, str], Mapping[str, str]] | None) -> Told | None:
    """The article in which people and places are others: the text, whom each person is now, where each place."""
    if made is None or article.bounded_elsewhere:
        return None
    text, people, places = made
    rows = tuple(
        replace(
            row,
            people=frozenset(people.get(p, p) for p in row.people),
            place=places.get(row.place or "", row.place),
        )
        for row in article.rows
    )
    return replace(article, text=text, rows=tuple(sorted(rows, key=str))) if text != article.text else None


def _sides_exchanged(article: Told) -> Told | None:
    """Who is named first is named second, with his state."""
    return _by_names(article, exchanged_sides(article.layers, WORDS["bound"]))


def _somebody_else(article: Told) -> Told | None:
    """One leader is that of another state."""
    return _by_names(article, other_side(article.layers, WORDS["bound"]))


def _elsewhere(article: Told) -> Told | None:
    """One city is another of the same state's side."""
    return _by_names(article, exchanged_places(article.layers, WORDS["cities"]))


#: The changes, by name.
CHANGES: Final[Mapping[str, Callable[[Told], Told | None]]] = {
    "neutral sentence between": _neutral_between,
    "neutral paragraph": _neutral_paragraph,
    "neutral end": _neutral_end,
    "furniture around": _furniture,
    "other quotation marks": _marks,
    "wider breaks": _wider_breaks,
    "narrower breaks": _narrower_breaks,
    "decomposed letters": _decomposed,
    "hard blanks": _hard_blanks,
    "dates for weekdays": _dates_for_weekdays,
    "weekdays for near days": _weekdays_for_near_days,
    "a day later": _next_day,
    "sides exchanged": _sides_exchanged,
    "somebody else": _somebody_else,
    "elsewhere": _elsewhere,
}


# -- the articles ---------------------------------------------------------------------------------
def gold_articles() -> Iterator[tuple[str, str, str | None]]:
    """Every article of the gold sets, with the day that a system would be given."""
    for name in SETS:
        for line in (SHARED / "gold" / name / "contacts.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            given = row.get("given_published") or row.get("metadata_published")
            yield row["doc"], (SHARED / "gold" / name / "texts" / row["doc"]).read_text("utf-8"), given


def own_articles() -> Iterator[tuple[str, str, str | None]]:
    """The texts of our own that the unit tests read whole, and articles of the matrix."""
    cases = HERE.parents[1] / "unit" / "reading" / "contacts" / "ways_of_news.toml"
    for at, case in enumerate(tomllib.loads(cases.read_text("utf-8"))["case"]):
        yield f"way {at}", case["text"], case["published"]
    for at, cell in enumerate(_matrix()(400, 7)):
        yield f"cell {at}", cell.text, cell.published.isoformat()


@cache
def _matrix() -> Any:
    import importlib.util  # noqa: PLC0415
    import sys  # noqa: PLC0415

    path = HERE.parents[2] / "benchmarks" / "contacts" / "matrix" / "compose.py"
    spec = importlib.util.spec_from_file_location("matrix_compose", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.cells


@dataclass(frozen=True)
class Outcome:
    """Whether the reading of an article followed a change; what was read and what was to be where it did not."""

    change: str
    id: str
    stable: bool
    text: str = ""
    lost: tuple[Row, ...] = ()
    new: tuple[Row, ...] = ()


def outcomes(article: tuple[str, str, str | None]) -> list[Outcome]:
    """How the reading of an article follows each change."""
    first = told(*article)
    found = []
    for name, change in CHANGES.items():
        made = change(first)
        if made is None:
            continue
        rows = rows_of(made.text, made.published)
        wanted, got = Counter(made.rows), Counter(rows)
        if wanted == got:
            found.append(Outcome(name, first.id, stable=True))
        else:
            lost, new = tuple((wanted - got).elements()), tuple((got - wanted).elements())
            found.append(Outcome(name, first.id, False, made.text, lost, new))
    return found


def shares(found: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """How many were stable, and of how many, by change."""
    counted = {name: [o.stable for o in found if o.change == name] for name in CHANGES}
    return {name: (sum(stable), len(stable)) for name, stable in counted.items()}


def main() -> None:
    """Read everything and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", help="print what a change breaks: its name, or 'all'")
    options = parser.parse_args()
    with ProcessPoolExecutor(2) as pool:
        for title, articles in (("gold", gold_articles), ("own", own_articles)):
            found = [o for each in pool.map(outcomes, list(articles()), chunksize=8) for o in each]
            for name, (stable, all_) in shares(found).items():
                print(f"{title:5} {name:26} {100 * stable / max(1, all_):6.1f} % of {all_}")
            print(f"{title:5} {'all':26} {100 * sum(o.stable for o in found) / len(found):6.1f} % of {len(found)}")
            _show([o for o in found if not o.stable and options.show in (o.change, "all")])


def _show(found: Sequence[Outcome]) -> None:
    for each in found:
        print(f"\n{each.change}: {each.id}\n{each.text[:700]}")
        for row in each.lost:
            print("   -", row.kind, row.status, *sorted(row.people), row.days, row.place)
        for row in each.new:
            print("   +", row.kind, row.status, *sorted(row.people), row.days, row.place)


if __name__ == "__main__":
    main()
