"""Which contacts and findings are left of a chronicle that is asked for a part."""

from __future__ import annotations

import pytest

from depesche.cli.wanted import Filter
from depesche.days import DaySet
from depesche.model import Contact, Finding, Side


def contact(name: str, people: tuple[tuple[str, str], ...], side: str) -> Contact:
    return Contact(
        name, "call", "held", tuple(n for _, n in people), DaySet.parse("2017-05-02"), None, None, (), (),
        {side: Side("reports")}, (), people=tuple(key for key, _ in people),
    )  # fmt: skip


PUTIN, TRUMP, XI = (
    ("wladimir-putin", "Wladimir Putin"),
    ("donald-trump", "Donald Trump"),
    ("xi-jinping", "Xi Jinping"),
)
CONTACTS = [contact("c1", (PUTIN, TRUMP), "RU"), contact("c2", (TRUMP, XI), "US")]
FINDINGS = [
    Finding("one_sided", "c1"),
    Finding("gap", None, against=("c1",)),
    Finding("one_sided", "c2"),
    Finding("copied", None),
]


@pytest.mark.parametrize(
    ("wanted", "left", "findings"),
    [
        (Filter(None, None, None), ["c1", "c2"], FINDINGS),
        (Filter(("Trump", "putin"), None, None), ["c1"], FINDINGS[:2]),
        (Filter(("donald-trump", "Vladimir Putin"), None, None), ["c1"], FINDINGS[:2]),
        (Filter(("Trump", "Xi Jinping"), None, None), ["c2"], FINDINGS[2:3]),
        (Filter(None, None, None, frozenset({"US"})), ["c2"], FINDINGS[2:3]),
        (Filter(None, DaySet.parse("2018"), None), [], []),
        (Filter(None, None, DaySet.parse("2018")), ["c1", "c2"], FINDINGS[:3]),
    ],
)
def test_findings_go_with_the_contacts_that_are_left(
    wanted: Filter, left: list[str], findings: list[Finding]
) -> None:
    kept = [c for c in CONTACTS if wanted.keeps(c)]
    assert [c.id for c in kept] == left
    assert wanted.findings(FINDINGS, kept) == findings
