"""The chronicle as a page: self-contained, everything quoted from its article, uncertainty drawn as it is."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from depesche.days import ANY_DAY, DaySet
from depesche.model import (
    Contact,
    Document,
    Evidence,
    Finding,
    Reading,
    Reason,
    Report,
    ReportRef,
    Side,
    Statement,
    Step,
)
from depesche.web.page import LARGEST, render
from depesche.web.timeline import MANY, panels

TEXT = "Der Élysée bestätigte den Anruf. „Gut & offen“ sei er gewesen. Macron telefonierte am Samstag mit Merkel."
TRIGGER = (TEXT.index("telefonierte"), TEXT.index("telefonierte") + len("telefonierte"))


def contact(name: str, time: DaySet | None, status: str = "held") -> Contact:
    return Contact(
        id=name,
        kind="call",
        status=status,  # type: ignore[arg-type]
        participants=("Emmanuel Macron", "Angela Merkel"),
        time=time,
        place=None,
        occasion=None,
        topics=("Europa",),
        reports=(ReportRef("a", "r1", "held"),),
        sides={"FR": Side("confirms", (("a", 0),), ("Europa",)), "DE": Side(None)},
        history=(Step("planned", "a", DaySet.parse("2018-01-05")), Step("held", "a", None)),
    )


READING = Reading(
    document=Document("a", TEXT, "0", title="Anruf <im> Januar", publisher="Elbkurier"),
    reports=(Report("r1", "call", "held", (), TRIGGER, ((0, len(TEXT)),)),),
    statements=(Statement("Élysée", "FR", "direct", ((34, 46),)),),
)
TIMES = {
    "day": DaySet.parse("2018-01-06"),
    "either": DaySet.parse("[2018-01-06,2018-01-13]"),
    "period": DaySet.parse("2018-02"),
    "open": DaySet.parse("2018-03-01/.."),
    "unknown": None,
    "weekday": ANY_DAY.on(5),
}


@pytest.fixture(scope="module")
def page() -> str:
    return render([contact(name, time) for name, time in TIMES.items()], [], [READING])


def test_the_page_is_well_formed_and_loads_nothing(page: str) -> None:
    class Balance(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.stack: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "input"):
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    parser = Balance()
    parser.feed(page)
    assert not parser.stack
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|https?://", page)


def test_words_of_an_article_are_escaped_and_the_trigger_is_marked(page: str) -> None:
    assert "<mark>telefonierte</mark>" in page
    assert "Anruf &lt;im&gt; Januar" in page
    assert "<im>" not in page


def test_a_side_without_an_account_is_said_to_be_silent(page: str) -> None:
    assert "keine Darstellung gefunden" in page


@pytest.mark.parametrize(
    ("name", "shapes"),
    [
        ("day", ["dot"]),
        ("either", ["either", "dot", "dot"]),
        ("period", ["bar"]),
        ("open", ["bar", "from"]),
    ],
)
def test_uncertain_dates_are_drawn_as_what_they_are(name: str, shapes: list[str]) -> None:
    (panel,) = panels([contact(name, TIMES[name])])
    assert [mark.shape for mark in panel.rows[0].marks] == shapes
    assert all(0 <= mark.left <= mark.left + mark.width <= 100 for mark in panel.rows[0].marks)


def test_contacts_without_any_bound_are_not_on_the_timeline() -> None:
    assert panels([contact("u", None), contact("w", ANY_DAY.on(5))]) == ()


def test_many_contacts_are_drawn_year_by_year() -> None:
    days = [DaySet.parse(f"{2017 + i % 2}-03-04") for i in range(MANY + 1)] + [DaySet.parse("2017/2019")]
    found = panels([contact(f"c{i}", day) for i, day in enumerate(days)])
    assert [panel.title for panel in found] == ["2017", "2018", "Jahr nicht sicher"]
    assert len(found[-1].rows) == 1


def test_a_finding_quotes_its_evidence_and_names_articles_by_title() -> None:
    gap = Finding(
        "unconfirmed",
        "day",
        "a",
        evidence=(Evidence("a", TRIGGER, "Frankreich"),),
        reason=Reason("chronicle_copied", {"copy": "a", "original": "b"}),
    )
    html = render([contact("day", TIMES["day"])], [gap], [READING])
    findings = html[html.index('<section id="findings">') : html.index('<section id="contacts">')]
    assert "<mark>telefonierte</mark>" in findings
    assert "Elbkurier: Anruf &lt;im&gt; Januar" in findings
    assert 'href="#day"' in findings


def test_a_page_that_would_be_too_large_is_written_briefly() -> None:
    why = tuple(Reason("chronicle_copied", {"copy": "x" * 1000, "original": "b"}) for _ in range(100))
    many = [replace(contact(f"c{i}", TIMES["day"]), why=why) for i in range(20)]
    page = render(many, [], [READING])
    assert len(page.encode()) < LARGEST
    assert "Gekürzt" in page
    assert "Gekürzt" not in render(many[:1], [], [READING])


def test_a_page_of_very_many_contacts_keeps_the_facts_and_says_so() -> None:
    page = render([contact(f"c{i}", TIMES["day"]) for i in range(1400)], [], [READING])
    assert len(page.encode()) <= LARGEST
    assert "nur Angaben und Befunde" in page
    assert page.count("<article ") == 1400


def test_the_page_says_what_of_the_chronicle_it_shows() -> None:
    page = render([contact("d", TIMES["day"])], [], [READING], scope=("nur Kontakte zwischen X und Y", "bis 2018"))
    assert "nur Kontakte zwischen X und Y · bis 2018" in page
    assert "1 Kontakt aus 1 Artikel, 0 Befunde" in page


def test_an_article_without_a_title_is_named_by_its_file() -> None:
    document = replace(READING.document, title=None, path="/home/desk/archive/d1.txt")
    page = render([contact("d", TIMES["day"])], [], [replace(READING, document=document)])
    assert "Elbkurier: d1.txt" in page
    assert "/home/desk" not in page


def test_an_article_is_linked_only_by_an_address_of_the_web() -> None:
    def page_of(url: str) -> str:
        document = replace(READING.document, url=url)
        return render([contact("d", TIMES["day"])], [], [replace(READING, document=document)])

    assert 'href="https://example.org/a"' in page_of("https://example.org/a")
    assert "javascript:" not in page_of("javascript:alert(1)")


def test_the_page_speaks_english_too() -> None:
    page = render([contact("d", TIMES["day"])], [], [READING], "en")
    assert "Telephone call" in page
    assert "<strong>France</strong>" in page
    assert "Frankreich" not in page


def test_a_hundred_contacts_stay_below_the_size_limit() -> None:
    assert len(render([contact(f"c{i}", TIMES["day"]) for i in range(100)], [], [READING]).encode()) < 1_500_000


@pytest.mark.parametrize(
    ("text", "spans", "shown"),
    [
        ("Es war gut und offen. Es war gut. ", ((0, 21), (22, 33)), ["Es war gut und offen."]),
        ("Es war gut. Es war gut. ", ((0, 11), (12, 23)), ["Es war gut."]),
        ("Es war gut. Es war lang. ", ((0, 11), (12, 24)), ["Es war gut.", "Es war lang."]),
    ],
)
def test_what_a_side_says_is_shown_once_in_its_longest_form(
    text: str, spans: tuple[tuple[int, int], ...], shown: list[str]
) -> None:
    said = tuple(Statement("Élysée", "FR", "direct", (span,)) for span in spans)
    reading = replace(READING, document=replace(READING.document, text=text), statements=said, reports=())
    statements = tuple(("a", number) for number in range(len(spans)))
    one = replace(contact("c1", TIMES["day"]), sides={"FR": Side("confirms", statements)})
    page = render([one], [], [reading])
    assert re.findall(r"<li>(.*?) <span class=\"source\">\(wörtlich;", page) == shown
