"""An article as a page: its text whole, its layers marked, every value with its reason."""

from depesche.model import Document, Participant, Reading, Reason, Report
from depesche.reading.layers import Unread
from depesche.web.article import Explained, pieces, render

TEXT = "Macron rief <gestern> Merkel an. Der Papst schwieg."
REPORT = Report(
    id="r1",
    kind="call",
    status="held",
    participants=(Participant("Emmanuel Macron"), Participant("Angela Merkel")),
    trigger=(7, 11),
    spans=((0, 32),),
    why={"kind": (Reason("chronicle_copied", {"copy": "eins", "original": "zwei"}),)},
)
READING = Reading(document=Document("a", TEXT, "0", title="Anruf"), reports=(REPORT,))


def test_pieces_make_up_the_text_and_carry_their_layers():
    found = list(pieces("abcdef", {"time": [(1, 4)], "people": [(3, 5)]}))
    assert found == [("a", ""), ("bc", "time"), ("d", "time people"), ("e", "people"), ("f", "")]


def test_the_page_shows_values_with_reasons_and_what_was_not_read():
    missed = Unread(43, 50, (33, 51), Reason("chronicle_copied", {"copy": "drei", "original": "vier"}))
    page = render([Explained({"contacts": [(7, 11)]}, READING, (missed,), ("Kopf",))], "en")
    assert '<span class="contacts">rief</span> &lt;gestern&gt;' in page
    assert "eins reprints the text of zwei" in page
    assert "Der Papst schwieg.<div" in page
    assert "drei reprints" in page
    assert "http" not in page
