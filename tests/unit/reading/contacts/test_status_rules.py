"""Rules of status: each has an example in the language's data, and its name and words are kept with the verdict."""

from __future__ import annotations

import pytest

from depesche.lang.de import GERMAN
from depesche.reading.contacts.status.clause import FINITE, VERB
from depesche.reading.contacts.status.noun import NOUN
from depesche.reading.contacts.triggers.situations import SITUATIONS

ROWS = GERMAN.rows("contact_status")["rule"]
PLACES = GERMAN.rows("contact_words")["situation"]


def read_from(doc):
    """The reasons of status of a text's reports, or of triggers that gave none."""
    given = [reason for report in doc._.reports for reason in report.why["status"]]
    return given or [unread.reason for unread in doc._.unread]


def first_rules(doc):
    return [reason.values["rule"].partition(":")[0] for reason in read_from(doc) if "rule" in reason.values]


def test_every_rule_has_one_example_and_every_example_a_rule():
    assert sorted(row["name"] for row in ROWS) == sorted(rule.name for rule in (*VERB, *NOUN))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_the_example_of_a_rule_is_decided_by_it(row, article_of):
    doc = article_of(row["example"], title=row.get("title", False))
    assert [report.status for report in doc._.reports] == ([row["status"]] if "status" in row else [])
    assert row["name"] in first_rules(doc)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_status_is_read_from_words_of_the_text(row, article_of):
    doc = article_of(row["example"], title=row.get("title", False))
    for reason in read_from(doc):
        if "rule" in reason.values:
            start, end = reason.span
            words = reason.values["cue"].replace("… ", "").split()
            assert words
            assert [word for word in doc.text[start:end].split() if word.strip(",.") in words]


def test_the_last_rule_of_a_table_always_applies():
    assert all(table[-1].applies(None) for table in (FINITE, VERB, NOUN))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Der Kanzler sagte das Treffen mit dem Premier ab.", "sagte … ab"),
        ("Der Kanzler soll den Premier getroffen haben.", "soll … getroffen haben"),
        ("Nach dem Treffen des Kanzlers mit dem Premier gab es Wein.", "Nach"),
        ("Das geplante Treffen des Kanzlers mit dem Premier ist Thema.", "geplante"),
        ("Der Kanzler will den Premier treffen. Daraus wird nichts.", "Daraus wird nichts"),
        ("Der Kanzler wird den Premier vorerst nicht treffen.", "vorerst"),
    ],
)
def test_the_cue_is_what_decided(text, cue, reports_of):
    assert [report.why["status"][0].values["cue"] for report in reports_of(text)] == [cue]


def test_every_situation_has_one_example_and_every_example_a_situation():
    assert sorted(row["name"] for row in PLACES) == sorted(situation.name for situation in SITUATIONS)


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row["name"])
def test_the_example_of_a_situation_tells_of_a_contact(row, reports_of):
    assert [len(report.participants) for report in reports_of(row["example"])] == [row["participants"]]
