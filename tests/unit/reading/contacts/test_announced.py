"""A new contact that somebody announces is one with who announces it, and no topic of what was told before."""

from __future__ import annotations

import depesche

TOLD = "Angela Merkel hat am Montag mit Emmanuel Macron telefoniert. "


def test_who_announces_a_contact_with_somebody_is_its_other_side() -> None:
    said = "Joe Biden kündigte in Wien an, ein Treffen mit Macron werde vorbereitet."
    call, meeting = depesche.read(TOLD + said, published="2021-06-01").reports
    assert [p.person for p in meeting.participants] == ["joe-biden", "emmanuel-macron"]
    assert (meeting.status, [s.holder for s in meeting.reported_by]) == ("planned", ["Joe Biden"])
    assert (call.topics, call.reported_by) == ((), ())


def test_one_of_the_two_announces_a_contact_of_the_two() -> None:
    said = "Merkel kündigte in Wien an, ein Treffen mit Macron werde vorbereitet."
    _, meeting = depesche.read(TOLD + said, published="2021-06-01").reports
    assert {p.person for p in meeting.participants} == {"angela-merkel", "emmanuel-macron"}
