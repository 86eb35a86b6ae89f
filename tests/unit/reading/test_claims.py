"""Every example of the claim words is read as it says, by the whole pipeline."""

from __future__ import annotations

from typing import Any

import pytest

import depesche
from depesche.lang.de import GERMAN
from depesche.reading.claims import CUE_RULES
from depesche.reading.claims.periods import PERIOD_RULES
from depesche.rules import Rule


@pytest.mark.parametrize("row", GERMAN.rows("claim_words")["example"], ids=lambda row: row["text"][:40])
def test_an_example_makes_its_claims(row: dict[str, Any]) -> None:
    reading = depesche.read(row["text"], published=row["on"])
    found = [[c.type, c.n or 0, str(c.since) if c.since else ""] for c in reading.claims]
    assert found == row["claims"]


RULES = GERMAN.rows("claim_words")["rule"]


@pytest.mark.parametrize("rule", CUE_RULES, ids=lambda rule: rule.name)
def test_the_example_of_a_rule_makes_a_claim(rule: Rule) -> None:
    assert len(depesche.read(RULES[rule.name], published="2017-06-01").claims) == 1


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in CUE_RULES] == list(RULES)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Merkel und Putin telefonierten am Montag zum dritten Mal, nachdem sie sich getroffen hatten.", "call"),
        ("Merkel und Putin haben am Montag telefoniert. Es war ihr drittes Gespräch seit Januar.", "call"),
        ("Merkel und Putin haben sich am Montag getroffen. Es war zum dritten Mal.", "meeting"),
    ],
)
def test_a_claim_is_about_the_report_told_beside_or_shortly_before_it(text: str, kind: str) -> None:
    reading = depesche.read(text, published="2017-06-01")
    about = {report.id: report.kind for report in reading.reports}
    assert [about[claim.report or ""] for claim in reading.claims if claim.type == "ordinal"] == [kind]


PERIODS = GERMAN.rows("claim_words")["period_rule"]


@pytest.mark.parametrize("rule", PERIOD_RULES, ids=lambda rule: rule.name)
def test_a_time_bounds_a_claim_by_its_rule(rule: Rule) -> None:
    (claim,) = depesche.read(PERIODS[rule.name], published="2017-06-01").claims
    vague = rule.name in ("length", "ambiguous")
    assert (claim.since is None, claim.scope is None) == (vague, not vague)


def test_every_way_to_bound_has_an_example() -> None:
    assert [rule.name for rule in PERIOD_RULES] == list(PERIODS)


def test_the_words_of_a_scope_end_before_the_verb() -> None:
    text = "Erstmals seit Kriegsbeginn haben Merkel und Putin am Montag miteinander telefoniert."
    assert [claim.scope for claim in depesche.read(text, published="2017-06-01").claims] == ["seit Kriegsbeginn"]
