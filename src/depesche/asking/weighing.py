"""A claim weighed against the contacts that are known: what certainly counts, what may count, and what that decides.

Only contacts that certainly happened inside the claim's time count for or against it. What articles say is missing
counts too. The chronicle never knows all: that nothing is known of a contact does not show that there was none,
unless an article says so ("das erste Telefonat seit März").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

from depesche.days import DaySet
from depesche.model import Claim, Contact, Finding
from depesche.model.kinds import counted, may_be
from depesche.model.statuses import HELD, OFF

Outcome = Literal["supported", "contradicted", "not_decidable"]

#: A time for which "nicht" speaks of one contact that did not come about, rather than of all.
_ONE_DAY: Final = 31


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which there was no contact of the kind, by the word of an article; the ends are not part of it."""

    after: dt.date | None
    before: dt.date
    document: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the chronicle knows of the people that a claim is about.

    ``contacts`` are theirs alone, ``vague`` those that may be meant: others took part too, or no article says where
    they were or that they were about what the claim says; ``day`` is the day that the
    claim's own contact is said to have had, ``until`` the last day that counts.
    """

    contacts: Sequence[Contact]
    vague: Sequence[Contact]
    gaps: Sequence[Finding]
    pauses: Sequence[Pause]
    day: DaySet | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, the message that says why, the contacts that matter and the numbers that decided."""

    outcome: Outcome
    code: str
    contacts: tuple[Contact, ...] = ()
    known: int = 0
    open: int = 0
    missing: int = 0
    document: str | None = None


def weigh(claim: Claim, known: Known) -> Verdict:
    """What the chronicle says to a claim whose scope is known in days."""
    if claim.type in ("first", "first_since"):
        return _first(claim, known)
    if claim.type == "last":
        return _last(claim, known)
    if claim.type == "ordinal":
        return _ordinal(claim, known)
    return _never(claim, known) if _most(claim) == 0 else _number(claim, known)


def _most(claim: Claim) -> int | None:
    if claim.type == "never_before":
        return 0
    return None if claim.bound == "at_least" else claim.n


# -- what counts ----------------------------------------------------------------------------------
def _counting(claim: Claim, contacts: Iterable[Contact], status: frozenset[str] = HELD) -> list[Contact]:
    kinds = counted(claim.kind)
    return [c for c in _joined_to_none(contacts) if c.kind in kinds and c.status in status]


def _joined_to_none(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts that cannot be one of several others."""
    return [c for c in contacts if not c.one_of]


def _split(
    claim: Claim, known: Known, first: dt.date | None, last: dt.date | None
) -> tuple[list[Contact], list[Contact]]:
    """The contacts that certainly lie between two days, both included, and those that may."""
    window = DaySet.between(first, last)
    counting = _counting(claim, known.contacts)
    certain = [c for c in counting if _lies_in(c, window)]
    vague = may_be(claim.kind)
    others = [c for c in _joined_to_none(known.contacts) if c.kind in vague and c.status in HELD]
    others += _counting(claim, known.vague)
    possible = [c for c in (*counting, *others) if c not in certain and (c.time is None or c.time.meets(window))]
    return certain, possible


def _lies_in(contact: Contact, window: DaySet) -> bool:
    """Whether a contact certainly lies in a time that has days."""
    return bool(window) and contact.time is not None and contact.time.within(window)


def _missing(known: Known, first: dt.date | None, last: dt.date | None) -> tuple[int, int]:
    """How many contacts articles say are missing: certainly between two days, and perhaps. Two articles may miss
    the same ones: the greater number holds.
    """
    window = DaySet.between(first, last)
    near = [g for g in known.gaps if g.between is None or g.between.meets(window)]
    inside = [g for g in near if window == DaySet.between(None, None) or (g.between and g.between.within(window))]
    return _greatest(inside), _greatest(near)


def _greatest(gaps: Iterable[Finding]) -> int:
    return max((gap.missing or 0 for gap in gaps), default=0)


# -- numbers --------------------------------------------------------------------------------------
def _number(claim: Claim, known: Known) -> Verdict:
    """Exactly, at least or at most so many inside the time."""
    n = claim.n or 0
    first = claim.since.first if claim.since else None
    certain, possible = _split(claim, known, first, known.until)
    missing, perhaps = _missing(known, first, known.until)
    least = len(certain) + missing
    outcome, code = _compared(claim, n, len(certain), missing, least + len(possible) + perhaps - missing)
    shown = (*certain, *possible) if code == "chronicle_check_uncertain" else tuple(certain)
    return Verdict(outcome, code, shown, len(certain), len(possible), missing)


def _compared(claim: Claim, n: int, certain: int, missing: int, most: int) -> tuple[Outcome, str]:
    """A number against what is certain, what articles say is missing besides, and the most that there can be."""
    least = certain + missing
    if least >= n and claim.bound == "at_least":
        return "supported", "chronicle_check_at_least" if certain >= n else "chronicle_check_with_gap"
    if least > n:
        return "contradicted", "chronicle_check_more" if certain > n else "chronicle_check_gap"
    if most > n or least < n <= most:
        return "not_decidable", "chronicle_check_uncertain"
    if claim.bound == "at_most" and certain:
        return "supported", "chronicle_check_at_most"
    if least == n:
        return "supported", "chronicle_check_with_gap" if missing else "chronicle_check_equal"
    return "not_decidable", "chronicle_check_fewer"


def _never(claim: Claim, known: Known) -> Verdict:
    """None inside the time. "Seit 2019 nicht mehr" leaves open what was in 2019."""
    opened = claim.since.first if claim.since else None
    first = _begun(claim)
    certain, _ = _split(claim, known, first, known.until)
    either = [*chain(*_split(claim, known, opened, known.until))]
    possible = [c for c in either if c not in certain]
    missing, perhaps = _missing(known, first, known.until)
    numbers = (len(certain), len(possible), missing)
    if certain or missing:
        code = "chronicle_check_more" if certain else "chronicle_check_missing"
        return Verdict("contradicted", code, tuple(certain), *numbers)
    pause = next((p for p in known.pauses if _covers(p, first, known.until)), None)
    if pause is not None and not perhaps:
        return Verdict("supported", "chronicle_check_pause", (), *numbers, pause.document)
    if off := _fallen_through(claim, known, first):
        return Verdict("supported", "chronicle_check_fell_through", off, *numbers)
    code = "chronicle_check_uncertain" if possible or perhaps else "chronicle_check_none"
    return Verdict("not_decidable", code, tuple(possible), *numbers)


def _begun(claim: Claim) -> dt.date | None:
    """The first day that is denied: behind the time named, where the claim says "since"."""
    since = claim.since
    if since is None:
        return None
    return since.last + _DAY if since.last and claim.until is None else since.first


def _covers(pause: Pause, first: dt.date | None, last: dt.date | None) -> bool:
    begun = pause.after is None or (first is not None and first > pause.after)
    return begun and last is not None and last < pause.before


def _fallen_through(claim: Claim, known: Known, first: dt.date | None) -> tuple[Contact, ...]:
    """Contacts of a named day that were called off or are denied."""
    window = DaySet.between(first, known.until)
    if first is None or known.until is None or window.size > _ONE_DAY:
        return ()
    return tuple(c for c in _counting(claim, known.contacts, OFF) if c.time is not None and c.time.within(window))


# -- order ----------------------------------------------------------------------------------------
_DAY: Final = dt.timedelta(days=1)


def _subject(claim: Claim, known: Known) -> tuple[list[Contact], list[Contact]]:
    """The contacts of the claim's own day: certainly, and perhaps."""
    if known.day is None:
        return [], []
    return _split(claim, known, known.day.first, known.day.last)


def _first(claim: Claim, known: Known) -> Verdict:
    """The one of that day, and none before it (after the day named, for the first since then)."""
    since = claim.since.last if claim.since else None
    opened = since + _DAY if since else None
    if known.day is None:
        found, _ = _split(claim, known, opened, known.until)
        earliest = sorted(found, key=lambda c: (c.time and c.time.first) or dt.date.max)[:1]
        return _verdict(earliest, (), (), "chronicle_check_first")
    subject, perhaps = _subject(claim, known)
    day = known.day.first
    if day is None or (opened is not None and opened > day - _DAY):
        return _verdict(subject, perhaps, (), "chronicle_check_first")
    earlier, maybe = _split(claim, known, opened, day - _DAY)
    missing, _ = _missing(known, opened, day - _DAY)
    if earlier or missing:
        code = "chronicle_check_earlier" if earlier else "chronicle_check_missing"
        return Verdict("contradicted", code, tuple(earlier), len(earlier), len(maybe), missing)
    return _verdict(subject, perhaps, maybe, "chronicle_check_first")


def _last(claim: Claim, known: Known) -> Verdict:
    """One in the time named, and none after it."""
    days = claim.since
    if days is None or days.last is None:
        return Verdict("not_decidable", "chronicle_check_scope")
    later, maybe = _split(claim, known, days.last + _DAY, known.until)
    subject, perhaps = _split(claim, known, days.first, days.last)
    missing, _ = _missing(known, days.last + _DAY, known.until)
    if later or missing:
        code = "chronicle_check_later" if later else "chronicle_check_missing"
        return Verdict("contradicted", code, tuple(later), len(later), len(maybe), missing)
    return _verdict(subject, perhaps, maybe, "chronicle_check_last")


def _ordinal(claim: Claim, known: Known) -> Verdict:
    """The one of that day, and as many before it as the number says."""
    n, first = claim.n or 0, claim.since.first if claim.since else None
    if known.day is None or known.day.first is None:
        return _number(_at_least(claim), known)
    subject, perhaps = _subject(claim, known)
    last = known.day.first - _DAY
    before, maybe = _split(claim, known, first, last)
    missing, gaps = _missing(known, first, known.day.last)
    numbers = (len(before) + len(subject), len(maybe), missing)
    shown = (*before, *subject)
    if len(before) >= n:
        return Verdict("contradicted", "chronicle_check_more", shown, *numbers)
    if not subject:
        return _verdict(subject, perhaps, maybe, "chronicle_check_equal")
    if len(before) + 1 + missing == n and not maybe and gaps == missing:
        code = "chronicle_check_with_gap" if missing else "chronicle_check_equal"
        return Verdict("supported", code, shown, *numbers)
    if len(before) + 1 + missing > n:
        return Verdict("contradicted", "chronicle_check_gap", shown, *numbers)
    enough = len(before) + 1 + gaps + len(maybe) >= n
    code = "chronicle_check_uncertain" if enough else "chronicle_check_fewer"
    return Verdict("not_decidable", code, (*shown, *maybe), *numbers)


def _at_least(claim: Claim) -> Claim:
    """An ordinal without a day says no more than that there were so many."""
    return Claim(
        "count", claim.n, claim.kind, claim.participants, claim.span, claim.since, claim.scope, bound="at_least"
    )


def _verdict(
    subject: Sequence[Contact], perhaps: Sequence[Contact], maybe: Sequence[Contact], code: str
) -> Verdict:
    """Supported where the subject is known (``perhaps``: what it may be) and nothing may come before or after it."""
    if subject and not maybe:
        return Verdict("supported", code, tuple(subject), len(subject))
    if shown := tuple(dict.fromkeys(c.id for c in (*subject, *perhaps, *maybe))):
        named = {c.id: c for c in (*subject, *perhaps, *maybe)}
        contacts = tuple(named[name] for name in shown)
        return Verdict(
            "not_decidable", "chronicle_check_uncertain", contacts, len(subject), len(shown) - len(subject)
        )
    return Verdict("not_decidable", "chronicle_check_unknown")
