"""Days of what was talked about or agreed on are no days of the contact, and no conflict with its article."""

from __future__ import annotations

import pytest

import depesche

#: A Thursday.
ON = "2015-02-12"


@pytest.mark.parametrize(
    "text",
    [
        "In einem Telefonat mit Petro Poroschenko forderte Angela Merkel Wahlen ab dem 15. März.",
        "In einem Telefonat mit Petro Poroschenko forderte Angela Merkel einen Abzug bis zum 15. März.",
        "In Minsk einigten sich bei einem Treffen Petro Poroschenko und Wladimir Putin auf den Abzug am 17. April.",
        "Angela Merkel hat mit Petro Poroschenko über die Konferenz im Oktober 2015 gesprochen.",
        "Nach langen Gesprächen einigten sich Angela Merkel und Wladimir Putin auf eine Feuerpause ab Sonntag.",
    ],
)
def test_what_is_agreed_on_dates_no_contact(text: str) -> None:
    (report,) = depesche.read(text, published=ON).reports
    assert (str(report.time), "conflict" in report.why) == ("2015-02-11/2015-02-12", False)


def test_a_contact_told_of_a_day_to_come_is_a_conflict() -> None:
    (report,) = depesche.read("Angela Merkel traf Petro Poroschenko am 17. April in Kiew.", published=ON).reports
    assert "conflict" in report.why
