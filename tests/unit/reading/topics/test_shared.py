"""Which contacts share a topic: those of one word, unless a topic stands between their people."""

from __future__ import annotations

import pytest

import depesche


def topics(text: str) -> dict[str, list[str]]:
    """The topics of each contact, by the last name of its other side."""
    found = {}
    for report in depesche.read(text, published="2023-05-10").reports:
        other = next(p.name for p in report.participants if p.name and p.name != "Olaf Scholz")
        found[other.split()[-1]] = [topic.text for topic in report.topics]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Olaf Scholz telefonierte am Montag mit Joe Biden und am Dienstag mit Emmanuel Macron über den Handel.",
            {"Biden": ["Handel"], "Macron": ["Handel"]},
        ),
        (
            (
                "Olaf Scholz telefonierte am Montag mit Joe Biden über den Handel, am Dienstag mit Emmanuel "
                "Macron über "
                "die Rente."
            ),
            {"Biden": ["Handel"], "Macron": ["Rente"]},
        ),
        (
            "Olaf Scholz telefonierte mit Joe Biden. Olaf Scholz traf Emmanuel Macron und sprach über den Handel.",
            {"Biden": [], "Macron": ["Handel"]},
        ),
        (
            (
                "Olaf Scholz telefonierte am Montag mit Joe Biden und am Dienstag mit Emmanuel Macron. Themen "
                "waren der "
                "Handel und die Rente."
            ),
            {"Biden": ["Handel", "Rente"], "Macron": ["Handel", "Rente"]},
        ),
        (
            (
                "Olaf Scholz telefonierte am Montag mit Joe Biden und am Dienstag mit Emmanuel Macron. Es ging um den "
                "Handel."
            ),
            {"Biden": [], "Macron": ["Handel"]},
        ),
        (
            (
                "Olaf Scholz telefonierte am Montag mit Joe Biden und will am Freitag mit Emmanuel Macron "
                "telefonieren. "
                "Themen waren der Handel und die Rente."
            ),
            {"Biden": ["Handel", "Rente"], "Macron": []},
        ),
    ],
)
def test_a_topic_is_shared_by_the_contacts_of_one_word(text: str, expected: dict[str, list[str]]) -> None:
    assert topics(text) == expected
