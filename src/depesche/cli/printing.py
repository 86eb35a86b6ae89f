"""Prints a chronicle or one of its contacts: as a table, or in a format of exports."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from depesche.cli.terminal import console, say, written_to
from depesche.cli.wanted import Filter, window
from depesche.days import DaySet
from depesche.export.formats import FORMATS, Format

if TYPE_CHECKING:
    from depesche.chronicle import DocumentDate
    from depesche.cli.whole import Whole
    from depesche.export.extract import Extract
    from depesche.model import Contact, Finding
    from depesche.store.asking import Dated

#: What is printed for people.
TABLE: Final = "table"
#: What can be printed: the table, and every format that is one text.
PRINTED: Final = {TABLE: None, **{found.name: found for found in FORMATS if found.prints}}


def print_one(
    whole: Whole,
    contact: Contact,
    findings: Sequence[Finding],
    shown: str,
    language: str,
    out: Path | None,
) -> None:
    """Print one contact, for people down to the words that it was read from."""
    if (wanted := PRINTED[shown]) is not None:
        print_format(extract_of(whole, [contact], findings, language), wanted, out)
        return
    from depesche.cli.tables import contact_view

    with written_to(out):
        console().print(contact_view(contact, findings, whole.readings, language))


def print_all(
    whole: Whole,
    contacts: Sequence[Contact],
    findings: Sequence[Finding],
    shown: str,
    wanted: Filter,
    language: str,
    out: Path | None,
) -> None:
    """Print the contacts and findings that are left of a chronicle."""
    if (chosen := PRINTED[shown]) is not None:
        print_format(extract_of(whole, contacts, findings, language, wanted), chosen, out)
        return
    from depesche.cli.tables import chronicle_table

    with written_to(out):
        console().print(chronicle_table(contacts, findings, len(whole.readings), language))


def print_format(extract: Extract, wanted: Format, out: Path | None) -> None:
    """Print in a format, or write to a file, and say what is not in it."""
    from depesche.export.target import to_file

    write = wanted.printer()
    if out is None:
        sys.stdout.flush()
        left_out = write(extract, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        with to_file(out, extract.inputs()) as file:
            left_out = write(extract, file)
    say_what_is_left_out(left_out, extract.language)


def say_what_is_left_out(left_out: Counter[str], language: str) -> None:
    """What of the chronicle a format has no place for."""
    from depesche.telling.words import labels

    for why, n in left_out.items():
        say(str(labels(language)["export"][why]).format(n=n))


def extract_of(
    whole: Whole,
    contacts: Sequence[Contact],
    findings: Sequence[Finding],
    language: str,
    wanted: Filter | None = None,
    **how: Any,
) -> Extract:
    """What is left of a chronicle, to be given out; ``how`` has the further fields of :class:`Extract`."""
    from depesche.export.extract import Extract, Fetched
    from depesche.store.at_rest import AtRest

    stored: dict[str, Any] = {}
    if isinstance(whole, AtRest):
        stored = {"fetch": whole.readings.fetch, "paths": whole.stored.paths}
    return Extract(
        made=whole.made_with,
        knowledge=whole.knowledge,
        contacts=Fetched(contacts, whole.readings.fetch) if isinstance(whole, AtRest) else contacts,
        findings=findings,
        dates={name: dated.published for name, dated in _dates(whole, contacts, findings, wanted).items()},
        reading=whole.readings.__getitem__,
        compare=whole.readouts,
        until=whole.today,
        scope=tuple(_scope(whole, wanted, language)),
        language=language,
        whole=wanted is not None and wanted.all,
        **stored,
        **how,
    )


def _dates(
    whole: Whole, contacts: Sequence[Contact], findings: Sequence[Finding], wanted: Filter | None
) -> Mapping[str, Dated | DocumentDate]:
    """When the articles may have appeared; of a store, where not all is given out, only those behind it."""
    from depesche.store.at_rest import AtRest

    if not isinstance(whole, AtRest) or (wanted is not None and wanted.all):
        return whole.documents
    names = {report.document for contact in contacts for report in contact.reports}
    names.update(evidence.document for finding in findings for evidence in finding.evidence)
    names.update(finding.document for finding in findings if finding.document)
    return whole.stored.dates(sorted(names))


def _scope(whole: Whole, wanted: Filter | None, language: str) -> list[str]:
    """What of the chronicle is shown, and until when articles have told of it, in words."""
    from depesche.telling.names import by_name, name_in
    from depesche.telling.words import labels, spoken

    said, found = labels(language)["page"], []
    if wanted and wanted.between:
        a, b = (name_in(name, language) for name in wanted.between)
        found.append(said["scope_between"].format(a=a, b=b))
    if wanted and wanted.sides:
        names = ", ".join(name_in(side, language) for side in by_name(wanted.sides, language))
        found.append(said["scope_side"].format(side=names))
    if wanted and (wanted.since or wanted.until):
        found.append(
            said["scope_days"].format(days=spoken(window(wanted.since, wanted.until), language, short=True))
        )
    if whole.today:
        found.append(said["as_of"].format(date=spoken(DaySet.day(whole.today), language, short=True)))
    return found
