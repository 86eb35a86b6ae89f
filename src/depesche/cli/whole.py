"""The chronicle that a command shows: its rows in the store, or made anew where another one is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from depesche.cli.knowing import knowledge_of
from depesche.cli.terminal import say
from depesche.errors import StoreError, UsageError

if TYPE_CHECKING:
    from depesche.chronicle import Chronicle
    from depesche.knowledge import Knowledge
    from depesche.model import Contact, Finding
    from depesche.store import Store
    from depesche.store.asking import Stored
    from depesche.store.at_rest import AtRest

    Whole: TypeAlias = Chronicle | AtRest


@contextmanager
def shown_from(
    db: str,
    overlays: list[str] | None = None,
    *,
    as_of: dt.date | None = None,
    between: tuple[str, str] | None = None,
) -> Iterator[Whole]:
    """The chronicle of a store that exists, made with the user's knowledge: its rows, brought up to date.

    It is made anew for an earlier day (only as far as two people are concerned where these are given), where rows that
    are stale cannot be written, and for knowledge named in the command: rows made with that would have to be made again
    by the next command.
    """
    from depesche.store.at_rest import AtRest

    base = knowledge_of(overlays)
    with _store(db) as store, _rows(store, base, overlays) as stored:
        if stored is None or (as_of is not None and between is None):
            yield _made(store, base, as_of)
        elif as_of is not None and between is not None:
            from depesche.cli.wanted import ids_of
            from depesche.store.partial import AsItStood

            yield AsItStood(stored, base, [ids_of(name, stored) for name in between], as_of)
        else:
            yield AtRest(stored, base)


@contextmanager
def asked_from(db: str, overlays: list[str] | None = None, *, as_of: dt.date | None = None) -> Iterator[Chronicle]:
    """The chronicle of a store that exists, to be asked about some people; it is made only as far as it is asked."""
    from depesche.store.partial import Asked

    base = knowledge_of(overlays)
    with _store(db) as store, _rows(store, base, overlays) as stored:
        yield _made(store, base, as_of) if stored is None or as_of is not None else Asked(stored, base)


@contextmanager
def on_two_days(
    db: str, overlays: list[str] | None, first: dt.date, last: dt.date | None
) -> Iterator[tuple[Chronicle, Chronicle]]:
    """The chronicle as it stood on two days, the second now if it is not given, as far as the two can differ."""
    from depesche.store.partial import before_and_after

    base = knowledge_of(overlays)
    with _store(db) as store, _rows(store, base, overlays) as stored:
        if stored is None:
            yield _made(store, base, first), _made(store, base, last)
        else:
            yield before_and_after(stored, base, first, last)


@contextmanager
def _store(db: str) -> Iterator[Store]:
    from depesche.store import Store

    with Store(db, create=False) as store:
        _say_what_is_outdated(store, db)
        yield store


@contextmanager
def _rows(store: Store, base: Knowledge, overlays: list[str] | None) -> Iterator[Stored | None]:
    """The rows of a store, brought up to date; ``None`` where that cannot be, or would be for one command only."""
    if (overlays and not store.is_fresh(base)) or not up_to_date(store, base):
        yield None
        return
    with store.asking() as stored:
        yield stored


def up_to_date(store: Store, base: Knowledge) -> bool:
    """Whether the rows of a store are, or now are, of this moment and this knowledge."""
    try:
        store.refresh(base)
    except StoreError as error:
        if "cannot be written" not in str(error):
            raise
        return False
    return True


def _made(store: Store, base: Knowledge, as_of: dt.date | None = None) -> Chronicle:
    from depesche.chronicle import Chronicle
    from depesche.codec.answers import decision_of

    return Chronicle(store.readings(), base, map(decision_of, store.decisions()), as_of=as_of)


def _say_what_is_outdated(store: Store, db: str) -> None:
    if old := store.outdated_count():
        say(f"{old} articles were read by another version (depesche migrate --db {db} reads them anew)")


@contextmanager
def kept_or_made(store: Store, base: Knowledge) -> Iterator[Whole]:
    """The rows of a store that is open where they are, or can be brought, up to date; else the chronicle made anew."""
    from depesche.store.at_rest import AtRest

    if up_to_date(store, base):
        with store.asking() as stored:
            yield AtRest(stored, base)
    else:
        yield _made(store, base)


# -- one contact -----------------------------------------------------------------------------------
def contact_with(whole: Whole, document: str, report: str) -> Contact | None:
    """The contact that a report tells of."""
    from depesche.store.at_rest import AtRest

    if isinstance(whole, AtRest):
        return whole.contact_with(document, report)
    return next(
        (c for c in whole.contacts if any((r.document, r.report) == (document, report) for r in c.reports)), None
    )


def findings_about(whole: Whole, contact: Contact) -> Sequence[Finding]:
    """The findings about a contact, and those against which it speaks."""
    from depesche.store.at_rest import AtRest

    if isinstance(whole, AtRest):
        return whole.stored.findings_about([contact.id])
    return [f for f in whole.findings if contact.id in (f.contact, *f.against)]


def contact_of(whole: Whole, name: str) -> Contact:
    """The contact of an id, or of the beginning of only one; that of an id which it had before is said.

    Raises :class:`UsageError` where there is none.
    """
    from depesche.store.at_rest import AtRest

    kept = isinstance(whole, AtRest)
    named = whole.named(name) if isinstance(whole, AtRest) else _named(whole, name)
    found = {contact.id: contact for contact in named.values()}
    if len(found) > 1:
        raise UsageError(f"{len(found)} contacts begin with {name!r}", remedy="write more of the id")
    if found:
        former, contact = next(iter(named.items()))
        if former != contact.id:
            say(f"{former} is part of {contact.id} now")
        return contact
    taken_out = whole.taken_out(name) if isinstance(whole, AtRest) else not kept and bool(_undecided(whole, name))
    if taken_out:
        raise UsageError(f"a decision takes {name} out of the chronicle", remedy="depesche decide list shows it")
    raise UsageError(f"there is no contact {name!r}", remedy="depesche chronicle shows the ids")


def _named(whole: Chronicle, name: str) -> dict[str, Contact]:
    """The contacts whose id is this or begins so, else those that had such an id before, by that id."""
    known = {contact.id: contact for contact in whole.contacts}
    fitting = {name: known[name]} if name in known else {i: c for i, c in known.items() if i.startswith(name)}
    former = whole.redirects.items() if not fitting else ()
    return fitting or {old: known[new] for old, new in former if old.startswith(name) and new in known}


def _undecided(whole: Chronicle, name: str) -> dict[str, Contact]:
    """The contacts of that id if nothing were decided."""
    from depesche.chronicle import Chronicle

    return _named(Chronicle(whole.readings.values()), name)
