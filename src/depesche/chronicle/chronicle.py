"""The chronicle: contacts and findings of a set of readings, kept up to date block by block."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from depesche.chronicle import claims as claim_check
from depesche.chronicle.accounts import Comparison
from depesche.chronicle.block import GATHERINGS
from depesche.chronicle.claims import Asked
from depesche.chronicle.copies import Print, copies_among, fingerprint
from depesche.chronicle.decisions import Decision, Ledger
from depesche.chronicle.engine import Engine
from depesche.chronicle.findings import Context, findings_of, overdue
from depesche.chronicle.merge import Joined, join
from depesche.chronicle.order import document_conflict, importance, position
from depesche.chronicle.parts import parts
from depesche.chronicle.places import setting_of
from depesche.chronicle.readouts import compare_readouts
from depesche.chronicle.reported import Pair, Setting, keys_of
from depesche.days import DaySet
from depesche.errors import DecisionError
from depesche.garbage import uncollected
from depesche.knowledge import Knowledge, load
from depesche.made import MadeWith, made_with
from depesche.model import Claim, Contact, Finding, Place, Reading, Reason


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a document may have appeared, after narrowing, with the chain of reasons."""

    document: str
    published: DaySet | None
    reasons: tuple[Reason, ...] = ()
    conflict: tuple[DaySet, DaySet] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """What one block yields: its contacts and the findings that do not depend on the day of asking."""

    joined: tuple[Joined, ...]
    findings: tuple[Finding, ...]


class Chronicle:
    """One chronicle of many readings; a pure function of the set of readings, the knowledge and the decisions.

    ``knowledge`` is that of the package unless given.
    ``as_of`` keeps only documents that may have been published until that day, and is the day against which plans
    are overdue; without it that is the latest day on which a document certainly had appeared. The wall clock is
    never read.
    """

    def __init__(
        self,
        readings: Iterable[Reading] = (),
        knowledge: Knowledge | None = None,
        decisions: Iterable[Decision] = (),
        *,
        as_of: dt.date | None = None,
    ) -> None:
        self._knowledge = knowledge if knowledge is not None else load()
        self._decisions = tuple(decisions)
        self._as_of = as_of
        with uncollected():
            self._begin(readings)

    def _clear(self, engine: Engine) -> None:
        """Nothing is made yet."""
        self._engine = engine
        self._blocks: dict[Pair, Block] = {}
        self._claims: dict[Pair, dict[tuple[str, int], Claim]] = {}
        self._prints: dict[str, array[int]] = {}
        self._contacts: tuple[Contact, ...] | None = None
        self._named: dict[str, Joined] | None = None

    def _begin(self, readings: Iterable[Reading]) -> None:
        """Build from nothing, of the documents that may have appeared by the day asked for."""
        self._given = {reading.document.id: reading for reading in readings}
        self._clear(Engine(self._knowledge))
        self._feed(self._appeared(self._as_of) if self._as_of else self._given.values())

    def _appeared(self, day: dt.date) -> Iterator[Reading]:
        """The documents that may have appeared by a day. Their dates are worked out with all that are known, later
        ones too: what has appeared by one day has appeared by every later one.
        """
        engine = Engine(self._knowledge)
        engine.add(self._given.values())
        for name, reading in self._given.items():
            published = engine.date_of(name).published
            if not published or published.first is None or published.first <= day:
                yield reading

    @property
    def knowledge(self) -> Knowledge:
        """Whom and what it knows."""
        return self._knowledge

    @property
    def made_with(self) -> MadeWith:
        """The versions of software and knowledge that made it."""
        return made_with(self._knowledge)

    # -- feeding ----------------------------------------------------------------------------------
    def update(self, reading: Reading) -> None:
        """Take one reading in (or a newer one of the same document); touches only its blocks."""
        if self._as_of is not None:
            self._begin([*self._given.values(), reading])
            return
        self._given[reading.document.id] = reading
        self._feed([reading])

    def _feed(self, readings: Iterable[Reading]) -> None:
        admitted = list(readings)
        self._contacts = self._named = None
        touched: set[Pair] = set()
        for reading in admitted:
            self._prints.pop(reading.document.id, None)
            touched |= self._take_claims(reading)
        touched |= self._engine.add(admitted)
        touched |= self._claimed(self._engine.moved)
        self._engine.moved.clear()
        self._ledger = Ledger(self._decisions, self._engine.readings)
        if self._ledger.empty:
            for block in touched:
                self._make(block, self._joined(self._engine.clusters(block)))
        else:
            self._blocks = {}
            self._make_decided({*self._engine.blocks, *self._claims})

    def _claimed(self, names: Collection[str]) -> set[Pair]:
        """The pairs of people about whom these documents make claims."""
        if not names:
            return set()
        return {pair for pair, filed in self._claims.items() if any(name in names for name, _ in filed)}

    def _take_claims(self, reading: Reading) -> set[Pair]:
        """File the claims of a reading under the pair of people that they are about, in place of those it had."""
        name = reading.document.id
        touched: set[Pair] = set()
        for pair, filed in self._claims.items() if name in self._engine.readings else ():
            if any(key[0] == name for key in filed):
                touched.add(pair)
                self._claims[pair] = {k: c for k, c in filed.items() if k[0] != name}
        return touched | self._file_claims(reading)

    def _file_claims(self, reading: Reading) -> set[Pair]:
        """File the claims of a reading that is new."""
        touched: set[Pair] = set()
        keys = keys_of(reading)
        for number, claim in enumerate(reading.claims):
            people = claim_check.people_of(claim, keys)
            if len(people) == 2:
                pair = (people[0], people[1])
                self._claims.setdefault(pair, {})[reading.document.id, number] = claim
                touched.add(pair)
        return touched

    # -- making -----------------------------------------------------------------------------------
    def _joined(self, clusters: Sequence[Any]) -> tuple[Joined, ...]:
        return tuple(join(cluster, self._engine.readings) for cluster in clusters)

    def _make(self, block: Pair, joined: tuple[Joined, ...]) -> None:
        """Findings of one block's contacts and of the claims about its pair."""
        found: list[Finding] = []
        for one in joined:
            names = {i.key.document for i in one.items}
            copies = copies_among(names, {n: self._print(n) for n in names}) if len(names) > 1 else {}
            found.extend(findings_of(one, Context(copies, self._knowledge, self._engine.readings)))
        if block != GATHERINGS:
            asked = self._asked(block, joined)
            for question in asked:
                found.extend(claim_check.check(question, joined, asked))
        self._blocks[block] = Block(joined, tuple(found))

    def _make_decided(self, blocks: Iterable[Pair]) -> None:
        """Blocks with decisions applied; reports moved between them stay where the first of them was."""
        engine, ledger, ordered = self._engine, self._ledger, sorted(blocks)
        home = {c.first.anchor: block for block in ordered for c in engine.clusters(block)}
        grouped: dict[Pair, list[Joined]] = {block: [] for block in ordered}
        for cluster in ledger.apply([c for block in ordered for c in engine.clusters(block)]):
            made = join(cluster, engine.readings)
            made = replace(made, contact=ledger.set_values(made.contact, made.items))
            block = next((home[i.anchor] for i in cluster.items if i.anchor in home), _block_of(made))
            grouped.setdefault(block, []).append(made)
        for block, found in grouped.items():
            self._make(block, tuple(found))

    def _asked(self, block: Pair, joined: tuple[Joined, ...]) -> list[Asked]:
        """The claims about a pair with their subjects, in the order of their documents."""
        return [
            Asked(claim, name, self._engine.date_of(name).published, claim_check.subject_of(claim, name, joined))
            for (name, _), claim in sorted(self._claims.get(block, {}).items(), key=lambda entry: entry[0])
        ]

    def _print(self, name: str) -> Print:
        """The sample of a document's text; kept as an array, which takes a tenth of the set's memory."""
        if name not in self._prints:
            self._prints[name] = array("I", sorted(fingerprint(self._engine.readings[name])))
        return frozenset(self._prints[name])

    # -- asking -----------------------------------------------------------------------------------
    @property
    def contacts(self) -> tuple[Contact, ...]:
        """All contacts, the earliest first; those without a time at the end."""
        if self._contacts is None:
            gathered = self._blocks[GATHERINGS].joined if GATHERINGS in self._blocks else ()
            inside = parts([j.contact for j in gathered], (j.contact for j in self._all()))
            named = self.redirects if any(j.contact.one_of for j in self._all()) else {}
            found = (_placed(j.contact, inside.get(j.contact.id), named) for j in self._all())
            self._contacts = tuple(sorted(found, key=position))
        return self._contacts

    @property
    def blocks(self) -> Mapping[Pair, Block]:
        """What each block yields, for those who keep the chronicle block by block."""
        return self._blocks

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the most important first."""
        found = [f for block in self._blocks.values() for f in block.findings]
        today = self.today
        if today is not None:
            found += [f for j in self._all() if (f := overdue(j, today))]
        found += [document_conflict(n, d.conflict) for n, d in self._engine.dates().items() if d.conflict]
        return tuple(sorted(found, key=importance))

    @property
    def documents(self) -> Mapping[str, DocumentDate]:
        """Every document's publication after narrowing."""
        return {
            name: DocumentDate(name, d.published, d.reasons, d.conflict)
            for name, d in self._engine.dates().items()
        }

    @property
    def readings(self) -> Mapping[str, Reading]:
        """The readings by document id."""
        return self._engine.readings

    @property
    def today(self) -> dt.date | None:
        """The day against which plans are overdue."""
        if self._as_of is not None:
            return self._as_of
        certain = (d.published.first for d in self._engine.dates().values() if d.published and d.published.first)
        return max(certain, default=None)

    @property
    def straddling(self) -> tuple[str, ...]:
        """Documents that may have appeared on either side of ``as_of``, those without any date among them."""
        if self._as_of is None:
            return ()
        found = ((name, dated.published) for name, dated in self._engine.dates().items())
        return tuple(name for name, days in found if not days or days.last is None or days.last > self._as_of)

    @property
    def redirects(self) -> Mapping[str, str]:
        """Every id that a contact may have had, or would have if another of its reports were the earliest."""
        return {name: joined.contact.id for name, joined in self._by_name().items()}

    def _by_name(self) -> Mapping[str, Joined]:
        """The contacts by every id that they have or had."""
        if self._named is None:
            self._named = {f"c{anchor}": j for j in self._all() for anchor in sorted(j.anchors)}
            self._named |= {j.contact.id: j for j in self._all()}
        return self._named

    @property
    def orphans(self) -> tuple[Decision, ...]:
        """Decisions in force whose evidence no reading reports any more."""
        if self._ledger.empty:
            return ()
        engine = self._engine
        return self._ledger.orphans(i for b in engine.blocks for c in engine.clusters(b) for i in c.items)

    def contact(self, name: str) -> Contact | None:
        """The contact of an id, also of one that it had before."""
        joined = self._by_name().get(name)
        return joined.contact if joined else None

    def readouts(self, name: str) -> Comparison:
        """The accounts of a contact side by side. Raises :class:`DecisionError` for an id that is not known."""
        joined = self._by_name().get(name)
        if joined is None:
            raise DecisionError(f"there is no contact {name!r}")
        return compare_readouts(joined, self._engine.readings)

    def setting_of(self, place: Place) -> Setting:
        """What is known of a place: the city and the state in which it lies."""
        return setting_of(self._knowledge, place)

    def joined_of(self, people: Sequence[str]) -> tuple[Joined, ...]:
        """The contacts of exactly these people (sorted keys), with their reports."""
        if len(people) == 2:
            block = self._blocks.get((people[0], people[1]))
            return block.joined if block else ()
        gathered = self._blocks.get(GATHERINGS)
        return tuple(j for j in gathered.joined if set(people) <= set(j.items[0].people)) if gathered else ()

    def as_of(self, day: dt.date) -> Chronicle:
        """The chronicle as it stood on a day: only documents published until then."""
        return Chronicle(self._engine.readings.values(), self._knowledge, self._decisions, as_of=day)

    def _all(self) -> Iterable[Joined]:
        for block in self._blocks.values():
            yield from block.joined


def _block_of(joined: Joined) -> Pair:
    people = joined.items[0].people
    return (people[0], people[1]) if len(people) == 2 else GATHERINGS


def _placed(contact: Contact, whole: str | None, named: Mapping[str, str]) -> Contact:
    """The contact with the gathering that it is part of, and the present ids of those it may be one of."""
    if whole is None and not contact.one_of:
        return contact
    return replace(contact, part_of=whole, one_of=tuple(named.get(name, name) for name in contact.one_of))
