"""A small chronicle with all that is hard to give out: hostile text, days not certain, refusals, gatherings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from depesche.chronicle import Chronicle
from depesche.cli.printing import extract_of
from depesche.cli.wanted import Filter
from depesche.days import DaySet
from depesche.export.extract import Extract
from depesche.model import Agreed, Participant, Place, Reading, Report, Source, Statement, Topic
from depesche.sources import document_of_text

MERKEL = Participant("Angela Merkel", "angela-merkel", "head_of_government", "DE", ((0, 6),))
MACRON = Participant("Emmanuel Macron", "emmanuel-macron", "head_of_state", "FR", ((0, 6),))
PUTIN = Participant("Wladimir Putin", "wladimir-putin", "head_of_state", "RU", ((0, 6),))
XI = Participant("Xi Jinping", "xi-jinping", "head_of_state", "CN", ((0, 6),))
#: Whoever spells this into a spreadsheet runs it, if nobody takes care.
FORMULA = '=HYPERLINK("http://boese.example";"hier")'

TEXTS = {
    FORMULA: (
        "+49 Anrufe: Kanzlerin 😀 Merkel hat am Dienstag mit Frankreichs Präsident telefoniert; "
        "beide sprachen über {Zölle} & Häfen, 50 % mehr_davon."
    ),
    "b": "Präsident Macron war am 3. Mai bei der Kanzlerin in Berlin zu Gast. Er sagte: „Wir sind uns einig.“",
    "c": "Im Herbst will der Kremlchef mit dem chinesischen Staatschef reden, hieß es; der Tag steht nicht fest.",
    "d": "Der Kreml bestreitet, dass Putin mit Macron ein Treffen vereinbart habe; das Treffen werde es nicht geben.",
    "e": "Merkel, Macron und Putin kamen am 7. Juli in Hamburg zu einem Gipfel zusammen, die Runde dauerte lange.",
    "f": "Die Kanzlerin wird nach den Worten ihres Sprechers irgendwann mit dem chinesischen Präsidenten reden.",
}


def _reading(name: str, published: str | None, url: str | None = None, **told: object) -> Reading:
    text = TEXTS[name]
    trigger = text.index(str(told.pop("trigger")))
    document = document_of_text(text, id=name, published=DaySet.parse(published) if published else None, url=url)
    document = dataclasses.replace(
        document,
        title=f"{name}\t„Titel“ & mehr",
        publisher="@Bote",
        author="Otto Ohne",
        path=f"{ord(name[0])}.txt",
    )
    report = Report(id="r1", trigger=(trigger, trigger + 6), spans=((0, len(text)),), **told)  # type: ignore[arg-type]
    said = (
        (Statement("Emmanuel Macron", "FR", "direct", ((79, len(text) - 1),), report="r1"),) if name == "b" else ()
    )
    return Reading(document, (report,), said)


READINGS = (
    _reading(
        FORMULA, "2018-05-02", "https://bote.example/a?b=1&c={2}",
        trigger="telefo", kind="call", status="held", participants=(MERKEL, MACRON), initiator="angela-merkel",
        time=DaySet.parse("2018-05-01"), duration="PT30M/PT45M",
        topics=(Topic("{Zölle} & Häfen", (0, 3), ("DE",), "trade", chief=True),),
        reported_by=(Source("Steffen Seibert", "DE", "confirms", (0, 3)),), agreed=(Agreed("mehr", (0, 3)),),
    ),
    _reading(
        "b", "2018-05-04",
        trigger="zu Gas", kind="visit", status="held",
        participants=(dataclasses.replace(MERKEL, role="host"), dataclasses.replace(MACRON, role="guest")),
        time=DaySet.parse("2018-05-03"), place=Place("Berlin", "berlin"),
        reported_by=(Source("Emmanuel Macron", "FR", "reports", (0, 3)),),
    ),
    _reading(
        "c", "2018-08", trigger="reden,", kind="talks", status="planned", participants=(PUTIN, XI),
        time=DaySet.parse("2018-09-01/2018-11-30"),
    ),
    _reading(
        "d", "2018-09-01", trigger="Treffe", kind="meeting", status="denied", participants=(PUTIN, MACRON),
        time=DaySet.parse("2018-09-10"), reported_by=(Source("Kreml", "RU", "denies", (0, 3)),),
    ),
    _reading(
        "e", "2018-07-08", trigger="Gipfel", kind="summit", status="held", participants=(MERKEL, MACRON, PUTIN),
        time=DaySet.parse("2018-07-07"), place=Place("Hamburg", "hamburg"),
    ),
    _reading("f", None, trigger="reden.", kind="talks", status="considered", participants=(MERKEL, XI)),
)  # fmt: skip


@pytest.fixture(scope="session")
def made() -> Callable[..., Extract]:
    """Makes the extract: ``made(max_quote=20, language="en")``."""
    whole = Chronicle(READINGS)

    def of(*, language: str = "de", **how: object) -> Extract:
        return extract_of(whole, whole.contacts, whole.findings, language, Filter(None, None, None), **how)

    return of


@pytest.fixture
def extract(made: Callable[..., Extract]) -> Extract:
    """All of it, without limits."""
    return made()
