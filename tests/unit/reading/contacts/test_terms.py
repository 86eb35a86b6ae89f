"""An office's term as the time of a contact: at most a year, and only where nothing else says when it was."""

import pytest

import depesche

FILLER = "Es regnete. Die Sonne schien. Der Wind wehte. Das Meer war still. "


@pytest.mark.parametrize(
    ("published", "time"),
    [("2017-09-18", "2017-05-14/2017-09-18"), ("2018-05-14", "2017-05-14/2018-05-14"), ("2018-05-18", None)],
)
def test_a_term_of_more_than_a_year_is_no_time(published: str, time: str | None) -> None:
    told = FILLER + "Niemand sprach über ein Treffen von Präsident Emmanuel Macron mit Kanzlerin Angela Merkel."
    found = [report.time and str(report.time) for report in depesche.read(told, published=published).reports]
    assert found == [time]
