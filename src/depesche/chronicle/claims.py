"""Claims about the sequence of contacts, checked against the chronicle.

"Drittes Telefonat seit Januar" with two known is a gap, with four a contradiction; "erstmals" after an earlier
call is a contradiction. A claim whose scope was not understood (text without days) decides nothing, and only
contacts that certainly lie inside the scope and certainly happened count against it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import fold, scope_words
from depesche.days import DaySet
from depesche.model import Claim, Evidence, Finding, FindingType, Reason
from depesche.model.kinds import counted
from depesche.model.statuses import HELD, OFF

#: Two beginnings of a scope that mean the same ("seit Januar", "seit dem Amtsantritt") lie this near.
SAME_SINCE: Final = 31
#: A scope that begins about a day ("binnen vier Wochen") may begin so many days earlier, and a share of its length.
SLACK: Final = 3
SHARE: Final = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with the document that makes it and the contact that it is about, if that is known."""

    claim: Claim
    document: str
    published: DaySet | None
    subject: Joined | None

    @property
    def moment(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last possible day up to which the claim counts: the subject's, else the publication's."""
        days = self.subject.contact.time if self.subject else self.published
        return (days.first, days.last) if days else (None, None)


def decidable(claim: Claim) -> bool:
    """Whether the scope of the claim is known in days (or is "ever")."""
    scope = fold(claim.scope or "")
    return claim.since is not None or not scope or scope in scope_words("ever")


def subject_of(claim: Claim, document: str, contacts: Sequence[Joined]) -> Joined | None:
    """The contact that the claim is about: its report's, else the only one of its kind in the document."""
    for joined in contacts:
        if any(i.key.document == document and i.key.report == claim.report for i in joined.items):
            return joined
    if claim.report is not None or claim.type not in ("ordinal", "first", "first_since"):
        return None
    told = [j for j in contacts if _tells(j, document)] if claim.kind is not None else []
    told = [j for j in told if j.contact.kind in counted(claim.kind)]
    return told[0] if len(told) == 1 else None


def _tells(joined: Joined, document: str) -> bool:
    """Whether a document tells of the contact, not only in passing."""
    return any(i.key.document == document and not i.report.background for i in joined.items)


def check(asked: Asked, contacts: Sequence[Joined], others: Sequence[Asked]) -> Iterator[Finding]:
    """What the pair's contacts say to a claim; ``others`` are the claims about the same pair."""
    claim = asked.claim
    if claim.kind is None or not decidable(claim):
        return
    known = [j for j in contacts if counts(j, claim)]
    if claim.type in ("first", "never_before"):
        yield from _check_first(asked, known)
    elif claim.type in ("first_since", "last"):
        yield from _check_pause(asked, known)
    elif claim.n is not None:
        yield from _check_number(asked, known, others)


def counts(joined: Joined, claim: Claim) -> bool:
    """Whether the contact is of the claimed kind, has happened, and is not perhaps another one that counts."""
    kinds = counted(claim.kind)
    if joined.contact.one_of:
        return False
    return joined.contact.kind in kinds and joined.contact.status in HELD and joined.contact.time is not None


def _inside(joined: Joined, asked: Asked) -> bool:
    """Whether the contact certainly lies in the claim's scope."""
    since, first = asked.claim.since, joined.contact.time.first if joined.contact.time else None
    return since is None or since.first is None or (first is not None and first >= _opens(since.first, asked))


def _opens(first: dt.date, asked: Asked) -> dt.date:
    """The first day of the scope; an approximate one may lie earlier."""
    since, moment = asked.claim.since, asked.moment[1]
    if since is None or not since.approximate or moment is None:
        return first
    return first - dt.timedelta(SLACK + max(0, (moment - first).days) // SHARE)


def _before(joined: Joined, asked: Asked) -> bool:
    """Whether the contact certainly lies before the moment of the claim and is not its subject."""
    last, moment = joined.contact.time.last if joined.contact.time else None, asked.moment[0]
    return joined is not asked.subject and last is not None and moment is not None and last < moment


def _check_first(asked: Asked, known: Iterable[Joined]) -> Iterator[Finding]:
    """Nothing of the kind may lie before."""
    if asked.claim.type == "never_before" and _denied(asked):
        return
    earlier = [j for j in known if _before(j, asked) and _inside(j, asked) and not _told_by(j, asked)]
    if earlier:
        yield _finding("contradiction", asked, earlier, "chronicle_not_first")


def _told_by(joined: Joined, asked: Asked) -> bool:
    """Whether the claim's own article tells of the contact: it then counts in another way than these words say."""
    return any(i.key.document == asked.document for i in joined.items)


def _denied(asked: Asked) -> bool:
    """Whether the claim is the denial of a contact ("habe es nie gegeben") and says nothing of others."""
    items = asked.subject.items if asked.subject else ()
    return any(i.key == (asked.document, asked.claim.report) and i.report.status in OFF for i in items)


def _check_pause(asked: Asked, known: Iterable[Joined]) -> Iterator[Finding]:
    """Nothing of the kind may lie between the day named and the moment of the claim."""
    since = asked.claim.since.last if asked.claim.since else None
    if since is None:
        return
    between = [
        j
        for j in known
        if _before(j, asked)
        and j.contact.time
        and j.contact.time.first
        and j.contact.time.first > since
        and not _told_by(j, asked)
    ]
    if between:
        yield _finding("contradiction", asked, between, "chronicle_not_last")


def _check_number(asked: Asked, known: Sequence[Joined], others: Sequence[Asked]) -> Iterator[Finding]:
    """As many as the number says must be known: fewer is a gap, more is a contradiction."""
    n, claim = asked.claim.n or 0, asked.claim
    certain = _counted(asked, known)
    surplus = len(certain) - n
    if surplus == 0:
        yield _finding("agreement", asked, certain, "chronicle_count_agrees", n=n)
    elif surplus > 0 and not _firmly(certain, claim, n):
        return
    elif surplus > 0 and claim.bound != "at_least" and not all(_told_by(j, asked) for j in certain):
        yield _finding("contradiction", asked, certain, "chronicle_more_than", n=n, known=len(certain))
    elif surplus < 0 and claim.bound != "at_most" and (claim.type == "count" or asked.subject is not None):
        between = _bounds(asked, certain, others)
        yield _finding(
            "gap", asked, certain, "chronicle_gap", n=n, known=len(certain), missing=-surplus, between=between
        )


def _firmly(known: Sequence[Joined], claim: Claim, n: int) -> bool:
    """Whether more than ``n`` lie in the scope wherever in the days given for it it began ("binnen vier Wochen")."""
    since = claim.since
    if since is None or not since.approximate or since.last is None:
        return True
    firsts = [j.contact.time.first for j in known if j.contact.time]
    return sum(first is not None and first >= since.last for first in firsts) > n


def _counted(asked: Asked, known: Sequence[Joined]) -> list[Joined]:
    """The contacts that certainly count: for a number all inside the scope, for a position those before its own."""
    inside = [j for j in known if _inside(j, asked)]
    if asked.claim.type == "count":
        return [j for j in inside if _happened_by(j, asked)]
    return [j for j in inside if _before(j, asked)] + ([asked.subject] if asked.subject else [])


def _happened_by(joined: Joined, asked: Asked) -> bool:
    """Whether the contact had certainly happened when the claim was published."""
    last = joined.contact.time.last if joined.contact.time else None
    scope = asked.claim.until or asked.published
    until = scope.last if scope else None
    return last is not None and until is not None and last <= until


def _bounds(asked: Asked, certain: Sequence[Joined], others: Sequence[Asked]) -> DaySet | None:
    """The days between which the missing contacts lie: after the scope's beginning or its known first contact."""
    _, upper = asked.moment
    lower = asked.claim.since.first if asked.claim.since else None
    firsts = [day for o in others if o.subject in certain and (day := _day_of_first(o, asked))]
    lower = max([d for d in [*firsts, lower] if d is not None], default=None)
    return DaySet.between(lower, upper) if lower or upper else None


def _day_of_first(other: Asked, asked: Asked) -> dt.date | None:
    """The last day of the contact that another claim calls the first of the same scope."""
    subject, claim = other.subject, other.claim
    first = claim.type in ("first", "ordinal") and (claim.n or 1) == 1
    if subject is None or subject is asked.subject or not first or not _same_scope(claim, asked.claim):
        return None
    return subject.contact.time.last if subject.contact.time else None


def _same_scope(one: Claim, other: Claim) -> bool:
    a, b = (c.since.first if c.since else None for c in (one, other))
    if a is None or b is None:
        return a is b
    return abs((a - b).days) <= SAME_SINCE


def _finding(
    kind: FindingType,
    asked: Asked,
    against: Sequence[Joined],
    code: str,
    *,
    between: DaySet | None = None,
    **values: int,
) -> Finding:
    """A finding about a claim, quoting the claim and every contact that speaks to it."""
    claim = asked.claim
    quoted = [Evidence(asked.document, claim.span)]
    for joined in against:
        if joined is not asked.subject:
            quoted += [Evidence(i.key.document, i.report.trigger) for i in joined.items[:1]]
    words: dict[str, str | int | None] = {
        "document": asked.document,
        "kind": claim.kind,
        "who": ", ".join(claim.participants),
        "since": str(claim.since) if claim.since else None,
        "days": "; ".join(str(j.contact.time) for j in against),
        "between": str(between) if between else None,
        **values,
    }
    return Finding(
        kind,
        asked.subject.contact.id if asked.subject else None,
        document=asked.document,
        claim=claim,
        against=tuple(j.contact.id for j in against if j is not asked.subject or kind != "contradiction"),
        missing=values.get("missing"),
        between=between,
        evidence=tuple(quoted),
        reason=Reason(code, words),
    )


def people_of(claim: Claim, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The sorted keys of a claim's participants; ``keys`` maps the names of its document to keys."""
    return tuple(sorted({keys.get(name, fold(name).replace(" ", "-")) for name in claim.participants}))
