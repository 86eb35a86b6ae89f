"""What Wikidata says otherwise than the knowledge base: a list of differences, each with how well it stands.

Nothing here changes anything. In office is whose statement is not deprecated, has begun and has not ended, an unknown
end being an end; of several the preferred one. Two incumbents are reported and nothing is concluded from them. A
change stands well (``high``) where a second witness agrees, the state's own item; it is ``suspect`` where the entry
shows signs of vandalism, and ``low`` otherwise. That somebody has no end confirms nobody.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from depesche.days import DaySet
from depesche.knowledge.base import Knowledge
from depesche.knowledge.model import Person, Term
from depesche.knowledge.refresh.answers import Answers, Name, Statement
from depesche.knowledge.tables import DATA, bounds, rows

Kind = Literal["new_holder", "unknown_person", "closed_term", "other_day", "vanished", "two_incumbents"]
Standing = Literal["high", "low", "suspect"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``person`` is an id of the knowledge base or, of somebody it lacks, a Wikidata item; ``now`` is
    its own last known holder. ``start`` and ``end`` are as precise as they are known. ``why`` are codes of
    ``labels.toml`` (section ``proposal_why``); ``statement`` is where it is said.
    """

    kind: Kind
    office: str
    place: str
    person: str
    name: str
    standing: Standing = "low"
    now: str | None = None
    start: str = ""
    end: str = ""
    acting: bool = False
    gender: str = ""
    forms: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    statement: str = ""
    of: str = ""

    @property
    def applicable(self) -> bool:
        """Whether it can be taken over: a change of holder whose day, month or year is known."""
        if self.kind == "closed_term":
            return bool(self.end)
        return self.kind in ("new_holder", "unknown_person") and bool(self.start) and bool(self.name)


def offices_known() -> dict[str, tuple[str, str]]:
    """The offices whose items are known without asking: role and state by item."""
    columns = ("wikidata", "office", "place", "source")
    return {row["wikidata"]: (row["office"], row["place"]) for row in rows(DATA, "wikidata-offices", columns)}


def proposal(answers: Answers, knowledge: Knowledge, on: dt.date) -> tuple[Change, ...]:
    """All differences of that day, by state and office."""
    offices = offices_known() | answers.offices
    by_office: dict[tuple[str, str], list[Statement]] = {}
    for statement in answers.statements.values():
        if statement.office in offices:
            by_office.setdefault(offices[statement.office], []).append(statement)
    found = [
        change
        for (office, place), said in sorted(by_office.items(), key=lambda item: (item[0][1], item[0][0]))
        for change in _office(_Office(office, place, answers, knowledge, on), said)
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Office:
    """One office with all that is needed to judge what is said of it."""

    office: str
    place: str
    answers: Answers
    knowledge: Knowledge
    on: dt.date

    def change(self, kind: Kind, said: Statement, why: Iterable[str] = ()) -> Change:
        """A change of this kind, standing as its witness and its signs of vandalism say."""
        ours, name = self.ours(), self.name(said)
        signs = _signs(said, name, self.answers.names)
        second = self.second(said, ended=kind == "closed_term")
        standing: Standing = "suspect" if signs else "high" if second else "low"
        person = self.person(said)
        return Change(
            kind, self.office, self.place, person.id if person else said.person, person.name if person else name,
            standing, ours.person if ours else None, said.start, said.end, said.acting, said.gender,
            self.answers.names.get(said.person, Name()).aliases,
            (*signs, "second_witness" if second else "one_witness", *why), said.id,
        )  # fmt: skip

    def vanished(self, ours: Term, why: str) -> Change:
        """Our holder, whom the answer does not name."""
        name = self.knowledge.label(ours.person)
        return Change("vanished", self.office, self.place, ours.person, name, now=ours.person, why=(why,))

    def second(self, said: Statement, *, ended: bool) -> bool:
        """Whether the state's own item agrees: it names the person, or for one who has left, somebody else."""
        witness = self.answers.current.get((self.office, self.place))
        return witness is not None and ((said.person not in witness) if ended else witness == {said.person})

    def ours(self) -> Term | None:
        """The holder whom the knowledge base knows last."""
        until = DaySet.between(None, self.on)
        terms = self.knowledge.holders(self.office, self.place)
        begun = [t for t in terms if t.status != "elect" and t.certain.meets(until)]
        return max(begun, key=lambda t: t.certain.first or self.on, default=None)

    def name(self, said: Statement) -> str:
        """How German calls the person."""
        return self.answers.names.get(said.person, Name()).label or said.name or said.english

    def person(self, said: Statement) -> Person | None:
        """The person of the knowledge base, by item or else by a name that only one bears."""
        people = self.knowledge.people.values()
        by_item = [p for p in people if p.wikidata == said.person]
        if by_item:
            return by_item[0]
        names = (said.name, said.english, self.name(said))
        named = {p.id: p for name in names if " " in name for p in self.knowledge.people_named(name)}
        return next(iter(named.values())) if len(named) == 1 else None


def _office(at: _Office, said: list[Statement]) -> Iterator[Change]:
    ours = at.ours()
    incumbents = _incumbents(said, at.on)
    if len({s.person for s in incumbents}) > 1:
        yield from _two(at, ours, incumbents)
    elif ours is None:
        yield from (_new(at, statement, None) for statement in incumbents[:1])
    else:
        mine = [s for s in said if (person := at.person(s)) is not None and person.id == ours.person]
        yield from _against(at, ours, incumbents[0], mine) if incumbents else _vacant(at, ours, mine)


def _two(at: _Office, ours: Term | None, incumbents: Iterable[Statement]) -> Iterator[Change]:
    """Several at once, where the office is not one of several."""
    if ours is None or not ours.note.startswith("joint"):
        for statement in incumbents:
            yield replace(at.change("two_incumbents", statement), standing="low")


def _vacant(at: _Office, ours: Term, mine: list[Statement]) -> Iterator[Change]:
    """Nobody is in office there: ours has left, or is not named."""
    closed = next((s for s in mine if s.end and ours.last_known is not None), None)
    if closed is not None:
        yield replace(at.change("closed_term", closed), of=_first(ours))
    elif not mine:
        yield at.vanished(ours, "not_named")


def _incumbents(said: Iterable[Statement], on: dt.date) -> list[Statement]:
    """Those in office: begun, and not ended; of several the preferred ones, the latest first."""
    begun = [s for s in said if not s.start or bounds(s.start)[0] <= on.toordinal()]
    serving = [s for s in begun if not s.ended or (s.end and bounds(s.end)[0] > on.toordinal())]
    chosen = [s for s in serving if s.preferred] or serving
    return sorted(chosen, key=lambda s: s.start, reverse=True)


def _against(at: _Office, ours: Term, theirs: Statement, mine: list[Statement]) -> Iterator[Change]:
    """What the incumbent of Wikidata says against ours."""
    person = at.person(theirs)
    if person is not None and person.id == ours.person:
        if theirs.start and not _same_day(theirs.start, ours):
            yield replace(at.change("other_day", theirs), standing="low")
        return
    if theirs.start and ours.days.first and bounds(theirs.start)[1] < ours.days.first.toordinal():
        if not mine:
            yield at.vanished(ours, "older_holder")
        return
    yield _new(at, theirs, ours)


def _new(at: _Office, theirs: Statement, ours: Term | None) -> Change:
    """A holder whom the knowledge base does not have; one whom its own later source contradicts stands badly."""
    kind: Kind = "new_holder" if at.person(theirs) is not None else "unknown_person"
    known_after = ours is not None and ours.certain.last is not None and theirs.start
    if known_after and ours is not None and ours.certain.last and _begins_before(theirs.start, ours.certain.last):
        return replace(at.change(kind, theirs, ("ours_is_later",)), standing="low")
    return (
        at.change(kind, theirs) if theirs.start else replace(at.change(kind, theirs, ("no_day",)), standing="low")
    )


def _begins_before(start: str, day: dt.date) -> bool:
    """Whether all days that the date can mean lie before the day."""
    return bounds(start)[1] < day.toordinal()


def _same_day(start: str, term: Term) -> bool:
    first, last = bounds(start)
    days = DaySet.between(dt.date.fromordinal(first), dt.date.fromordinal(last))
    return term.days.first is not None and term.days.first in days


def _first(term: Term) -> str:
    return term.days.first.isoformat() if term.days.first else ""


def _signs(said: Statement, name: str, names: dict[str, Name]) -> tuple[str, ...]:
    """Signs of vandalism: no label but the item's number; no article about the person, or one of another name."""
    signs = []
    if not name or name == said.person:
        signs.append("no_label")
    known = names.get(said.person)
    if known is not None and not known.title:
        signs.append("no_article")
    elif known is not None and not _words(name) & _words(known.title):
        signs.append("other_title")
    return tuple(signs)


def _words(text: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(text)}
