"""The place of a contact that is told by its gathering alone."""

import pytest

import depesche


@pytest.mark.parametrize(
    ("text", "published", "place"),
    [
        (
            "Bundeskanzlerin Angela Merkel hat am Freitag am Rande des G20-Gipfels Wladimir Putin getroffen.",
            "2017-07-08",
            ("Hamburg", "hamburg"),
        ),
        (
            "US-Präsident Barack Obama traf am Dienstag am Rande der UN-Vollversammlung François Hollande.",
            "2013-09-25",
            ("New York", "new-york"),
        ),
        (
            "Angela Merkel und Emmanuel Macron sprachen am Donnerstag am Rande des EU-Gipfels miteinander.",
            "2018-06-29",
            ("Brüssel", "BE"),
        ),
        (
            "Bundeskanzlerin Angela Merkel hat am Freitag Wladimir Putin getroffen.",
            "2017-07-08",
            None,
        ),
        (
            "Bundeskanzlerin Angela Merkel hat im Mai am Rande des G20-Gipfels Wladimir Putin getroffen.",
            "2017-07-08",
            None,
        ),
    ],
)
def test_the_place_of_a_gathering_is_that_of_the_contact_on_its_days(text, published, place):
    report = depesche.read(text, published=published).reports[0]
    assert (report.place and (report.place.name, report.place.id)) == place
