"""What is said of one contact, or of somebody beside it, is never told of another."""

from __future__ import annotations

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what may be is no plan
        ("Ein Treffen von Blair und Chirac ist im Mai denkbar.", ["meeting considered 2003-05 Blair Chirac"]),
        ("Ein Gespräch zwischen Blair und Chirac wäre möglich.", ["talks considered 2003-04-22/.. Blair Chirac"]),
        # a meeting with somebody who can take no part
        (
            (
                "Blair wird am Donnerstag von Chirac in Paris empfangen; ein Treffen mit Bürgermeister Delanoë "
                "ist nicht vorgesehen."
            ),
            ["visit planned 2003-04-24 Blair Chirac"],
        ),
        # who was spoken to before a journey is not on it
        (
            "Nach einem Telefonat mit Putin flog Blair nach Paris und traf dort Chirac.",
            ["call held 2003-04-21/2003-04-22 Blair Putin", "visit held 2003-04-21/2003-04-22 Blair Chirac"],
        ),
        # a meeting told before a call was with others
        (
            "Nach dem Treffen in Rom telefonierte Blair mit Chirac.",
            ["call held 2003-04-21/2003-04-22 Blair Chirac"],
        ),
        # the day of a topic is no day of the talk
        (
            "Blair sprach mit Chirac über den Anruf Putins bei Bush vom Sonntag.",
            ["talks held 2003-04-21/2003-04-22 Blair Chirac", "call held 2003-04-20 Bush Putin"],
        ),
        # a confirmation of what is told behind it
        (
            "Downing Street bestätigte das Telefonat von Blair mit Chirac. Blair hatte Chirac am Montag angerufen.",
            ["call held 2003-04-21 Blair Chirac"],
        ),
    ],
)
def test_each_contact_has_its_own(text: str, told: list[str]) -> None:
    reports = depesche.read(text, published="2003-04-22").reports
    names = [sorted((p.name or "?").split()[-1] for p in r.participants) for r in reports]
    found = [[r.kind, r.status, str(r.time), *own] for r, own in zip(reports, names, strict=True)]
    assert [" ".join(words) for words in found] == told
