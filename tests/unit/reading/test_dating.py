"""An article that bears no date is bounded by what it tells as past and as still to come."""

from __future__ import annotations

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Wahl vom 3. März 2012 hatte er gewonnen. Am 7. Mai soll die Vereidigung stattfinden.",
            "2012-03-03/2012-05-07",
        ),
        ("Sie hatten sich am 3. März 2012 getroffen. Beide telefonierten am Montag.", None),
        ("Beide telefonierten am Montag. Am 7. Mai wollen sie sich treffen.", None),
        ("Sie trafen sich am 3. März 2002. Am 7. Mai 2014 soll wieder ein Treffen sein.", None),
    ],
)
def test_bounds_of_an_undated_article(text: str, expected: str | None) -> None:
    document = depesche.read(text).document
    assert (str(document.published) if document.published else None) == expected
    assert document.published_from == ("inferred" if expected else None)


def test_a_given_date_stays() -> None:
    text = "Die Wahl vom 3. März 2012 hatte er gewonnen. Am 7. Mai soll die Vereidigung stattfinden."
    assert str(depesche.read(text, published="2012-03-20").document.published) == "2012-03-20"
