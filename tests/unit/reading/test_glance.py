"""A glance at who is named: what names one side is read no further, and nothing else is passed over."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.days import DaySet
from depesche.model import Document
from depesche.reading import read_document
from depesche.reading.dating import _full
from depesche.reading.glance import glance, may_date_itself
from depesche.reading.reader import default_reader
from depesche.reading.setting import default_setting
from depesche.reading.time import tag

_FILLER = "Am Rande der Stadt stehen neue Häuser, und der Bus hält dort zweimal am Tag. "


def _document(text: str, published: str | None = "2019-05-03") -> Document:
    return Document("d", text, "", published=DaySet.parse(published) if published else None)


@pytest.mark.parametrize(
    ("text", "published", "one_side"),
    [
        ("Kanzlerin Merkel traf Minister und Vereine.", "2019-05-03", True),
        ("Kanzlerin Merkel traf Präsident Macron.", "2019-05-03", False),
        ("Beide Präsidenten, Putin und Macron, trafen sich.", "2019-05-03", False),
        # whoever held an office once may be a side by the time that a sentence is about
        ("Angela Merkel erinnerte an das Gespräch mit Helmut Schmidt.", "2019-05-03", True),
        ("Angela Merkel sprach 2008 mit Nicolas Sarkozy.", "2019-05-03", False),
        # without a date everybody may be in office, and the text may say when it appeared
        ("Kanzlerin Merkel traf Minister und Vereine.", None, True),
        ("Kanzlerin Merkel traf am 3. Mai 2019 Minister und Vereine.", None, False),
    ],
)
def test_what_names_one_side_is_known_without_its_grammar(
    text: str, published: str | None, one_side: bool
) -> None:
    document = _document(text, published)
    assert glance(document, text, default_setting()).settled is one_side


def test_its_reading_is_that_of_the_layers_up_to_people() -> None:
    text = (
        f"Neue Häuser für die Stadt\n\nBerlin (dpa) - Kanzlerin Merkel will einen Premier treffen. {_FILLER * 9}"
    )
    document = _document(text)
    seen = glance(document, text, default_setting())
    doc = default_reader().layers_of(document, "depesche_people")
    assert seen.settled
    assert (seen.head, seen.published) == (doc._.head, doc._.published)
    reading = read_document(document, thorough=False)
    assert (reading.document, reading.keep) == ((whole := read_document(document)).document, whole.keep)
    assert reading.reports == ()


def test_a_text_that_does_not_date_itself_is_read_no_further_than_its_dating() -> None:
    text = f"Kanzlerin Merkel traf am 3. Mai 2019 einen Premier und Minister. {_FILLER * 9}"
    document = _document(text, None)
    seen = glance(document, text, default_setting())
    assert (seen.one_side, seen.undated) == (True, True)
    reading, whole = read_document(document, thorough=False), read_document(document)
    assert (reading.document, reading.keep, reading.reports) == (whole.document, whole.keep, ())


def _examples() -> list[str]:
    rows: list[dict[str, Any]] = default_setting().language.rows("time_rules")["rule"]
    return [row["example"] for row in rows if "example" in row]


def test_every_expression_that_names_a_day_by_itself_may_date_its_text() -> None:
    days = {text for text in _examples() if any(map(_full, tag(text)))}
    assert len(days) >= 5
    assert [text for text in sorted(days) if not may_date_itself(text, default_setting())] == []
