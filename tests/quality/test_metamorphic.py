"""What is told stays or changes as the article does: readings of changed articles follow the change.

A share of the articles here, all of them with ``make metamorphic``.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest
from metamorphic import CHANGES, gold_articles, outcomes, own_articles, shares, told

#: Of so many articles one is read here.
GOLD_STEP, OWN_STEP = 5, 6
#: The share of all changed articles whose reading follows.
STABLE = 0.98
#: The share of each change where it is less; what stands between two sentences parts what belongs together.
FLOORS: Mapping[str, float] = {
    "neutral sentence between": 0.925,
    "neutral paragraph": 0.945,
    "narrower breaks": 0.955,
}


def below(articles: itertools.islice) -> dict[str, object]:
    """The changes whose share of stable readings is below the floor, with what is wrong; that of all under "all"."""
    found = [outcome for article in articles for outcome in outcomes(article)]
    low: dict[str, object] = {}
    for name, (stable, count) in shares(found).items():
        if stable < FLOORS.get(name, STABLE) * count - 1:  # one more by chance among so few
            low[name] = [(o.id, o.lost, o.new) for o in found if o.change == name and not o.stable]
    if sum(outcome.stable for outcome in found) < STABLE * len(found):
        low["all"] = [(o.change, o.id) for o in found if not o.stable]
    return low


@pytest.mark.shared
def test_gold_articles_are_read_alike_however_they_are_changed() -> None:
    assert below(itertools.islice(gold_articles(), 0, None, GOLD_STEP)) == {}


def test_own_articles_are_read_alike_however_they_are_changed() -> None:
    assert below(itertools.islice(own_articles(), 0, None, OWN_STEP)) == {}


ARTICLE = (
    "Neues aus Wien\n\nDer kroatische Ministerpräsident Andrej Plenković hat am Montag mit dem slowenischen "
    "Ministerpräsidenten Robert Golob in Salzburg „lange“ gesprochen. Robert Golob zeigte sich zufrieden.\n\n"
    "Gestern war in Zagreb keine Stellungnahme zu erhalten.\n\nBeide Länder haben Streit über Fischerei.\n"
)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("neutral sentence between", "gesprochen. An den"),
        ("neutral paragraph", "\n\nEinzelheiten"),
        ("neutral end", "Lage.\n"),
        ("furniture around", "Startseite"),
        ("other quotation marks", "»lange«"),
        ("wider breaks", "\r\n\r\n\r\n"),
        ("narrower breaks", "zufrieden.\nGestern"),
        ("decomposed letters", "Ministerpra\u0308sident"),
        ("hard blanks", "am\u00a0Montag"),
        ("dates for weekdays", "am 15. Mai mit dem"),
        ("weekdays for near days", "Am Mittwoch war in"),
        ("a day later", "hat am Dienstag mit"),
        ("sides exchanged", "Der slowenische Ministerpräsident Robert Golob hat"),
        ("elsewhere", "in Istanbul"),
    ],
)
def test_a_change_changes_what_it_says(change: str, part: str) -> None:
    made = CHANGES[change](told("a", ARTICLE, "2023-05-18"))
    assert made is not None
    assert part in made.text


def test_somebody_else_stands_everywhere_in_his_place() -> None:
    made = CHANGES["somebody else"](told("a", ARTICLE, "2023-05-18"))
    assert made is not None
    assert "Plenković" not in made.text
    assert "kroatisch" not in made.text
    assert "Zagreb" not in made.text
    [row] = made.rows
    assert "robert-golob" in row.people
    assert "andrej-plenkovic" not in row.people


def test_whatever_is_read_otherwise_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        CHANGES, "neutral end", lambda article: article.made(article.text.replace("Golob", "Babiš"))
    )
    found = [o for o in outcomes(("a", ARTICLE, "2023-05-18")) if o.change == "neutral end"]
    assert [o.stable for o in found] == [False]
