"""The five articles as crawled: every contact, claim, statement, date and finding that a reader finds in them."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from depesche import knowledge
from depesche.chronicle import Chronicle
from depesche.chronicle.reported import fold
from depesche.days import WEEKDAYS, DaySet
from depesche.model import Contact, Reading, Report
from depesche.reading import read_document
from depesche.sources import open_path
from depesche.telling.names import side_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed articles are not at {SEEDS}"),
]
GOLD: dict[str, Any] = (
    json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))
    if SEEDS.is_dir()
    else {"documents": {}, "chronicle": {"contacts": [], "findings": []}}
)
DOCUMENTS = list(GOLD["documents"])
CONTACTS = GOLD["chronicle"]["contacts"]
HELD = {"held", "ongoing"}
HEADS = {"head_of_state", "head_of_government"}
STEM = 5


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: read_document(next(iter(open_path(str(SEEDS / name))))) for name in DOCUMENTS}


@pytest.fixture(scope="module")
def chronicle(readings: dict[str, Reading]) -> Chronicle:
    return Chronicle(list(readings.values()))


def _cases(field: str) -> list[Any]:
    return [
        pytest.param(name, wanted, id=f"{name[:3]}-{field}-{number}")
        for name in DOCUMENTS
        for number, wanted in enumerate(GOLD["documents"][name].get(field, ()))
    ]


# -- times ----------------------------------------------------------------------------------------
def _fits(found: DaySet | None, wanted: dict[str, Any]) -> bool:
    """A time is right when it meets the gold days and is no wider; ``allow`` names a wider set that is right."""
    if wanted.get("time") is None and "allow" not in wanted and "weekday" not in wanted:
        return True
    allowed = [DaySet.parse(wanted[key]) for key in ("allow", "time") if wanted.get(key)]
    if wanted.get("weekday") and found is not None and found.weekday == wanted["weekday"]:
        return not allowed or any(found.meets(days) for days in allowed)
    return found is not None and any(found.meets(days) and found.size <= max(days.size, 1) for days in allowed)


def _people(report: Report | Contact) -> set[str | None]:
    return {p if isinstance(p, str) else p.name for p in report.participants}


def _same(report: Report | Contact, wanted: dict[str, Any]) -> bool:
    status = {"held": HELD}.get(wanted["status"], {wanted["status"]})
    return (
        _people(report) == set(wanted["participants"])
        and report.kind == wanted["kind"]
        and report.status in status
        and _fits(report.time, wanted)
        and (wanted.get("place") is None or wanted["place"] in str(_place(report)))
    )


def _place(report: Report | Contact) -> str | None:
    place = report.place
    return place if place is None or isinstance(place, str) else place.name


def _shown(items: Any) -> str:
    return "\n".join(f"{i.kind} {i.status} {sorted(map(str, _people(i)))} {i.time} {_place(i)}" for i in items)


# -- single articles ------------------------------------------------------------------------------
@pytest.mark.parametrize(("name", "wanted"), _cases("contacts"))
def test_a_contact_is_read(readings: dict[str, Reading], name: str, wanted: dict[str, Any]) -> None:
    reports = readings[name].reports
    assert any(_same(report, wanted) for report in reports), _shown(reports)


@pytest.mark.parametrize(("name", "wanted"), _cases("claims"))
def test_a_claim_is_read(readings: dict[str, Reading], name: str, wanted: dict[str, Any]) -> None:
    found = [(c.type, c.kind, set(c.participants), c.n) for c in readings[name].claims]
    assert (wanted["type"], wanted["kind"], set(wanted["participants"]), wanted.get("n")) in found


@pytest.mark.parametrize(("name", "wanted"), _cases("statements"))
def test_a_statement_has_its_words_form_speaker_side_and_medium(
    readings: dict[str, Reading], name: str, wanted: dict[str, Any]
) -> None:
    reading = readings[name]
    told = " ".join(wanted["text"].split())
    said = [
        (" ".join(" ".join(reading.document.text[a:b] for a, b in s.quote).split()), s) for s in reading.statements
    ]
    fitting = [s for text, s in said if told in text and s.form == wanted["form"]]
    shown = [(s.form, s.speaker, s.side, s.via) for s in fitting]
    assert (wanted["speaker"], _side(wanted["speaker"]), wanted.get("medium")) in {
        (s.speaker, s.side, s.via) for s in fitting
    }, shown


def _side(speaker: str) -> str | None:
    """The side that a speaker of the seeds stands for, by the knowledge base."""
    known = knowledge.load()
    states = {t.place for p in known.people_named(speaker) for t in known.terms_of(p.id) if t.office in HEADS}
    states |= {m.place for m in known.metonyms(speaker.partition("-")[0], DaySet.parse("2017"))}
    return states.pop() if len(states) == 1 else None


@pytest.mark.parametrize(("name", "wanted"), [case for case in _cases("contacts") if case.values[1].get("topics")])
def test_a_contact_has_its_topics(readings: dict[str, Reading], name: str, wanted: dict[str, Any]) -> None:
    [report] = [r for r in readings[name].reports if _same(r, wanted)]
    texts = [topic.text for topic in report.topics]
    assert [t for t in wanted["topics"] if not any(_alike(t, text) for text in texts)] == [], texts


def _alike(one: str, other: str) -> bool:
    """Whether a word of both begins alike: gold has the base form, the article's words are inflected."""
    stems = [{word[:STEM] for word in fold(text).split() if len(word) > 3} for text in (one, other)]
    return bool(stems[0] & stems[1])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_read_in_the_page_around_the_article(readings: dict[str, Reading], name: str) -> None:
    reading = readings[name]
    text = reading.document.text
    spans = [
        *(span for r in reading.reports for span in (*r.spans, r.trigger, *r.time_spans)),
        *(span for r in reading.reports for p in r.participants for span in p.spans),
        *(span for s in reading.statements for span in s.quote),
        *(claim.span for claim in reading.claims),
    ]
    residue = [
        (start, start + len(words))
        for words in GOLD["documents"][name].get("not_article", ())
        if (start := text.find(words)) >= 0
    ]
    touched = [text[a:b] for a, b in residue if any(s < b and a < e for s, e in spans)]
    assert touched == []


# -- the chronicle --------------------------------------------------------------------------------
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_date_of_publication_is_known_or_inferred(
    chronicle: Chronicle, readings: dict[str, Reading], name: str
) -> None:
    wanted = GOLD["documents"][name]["published"]
    found = chronicle.documents[readings[name].document.id].published
    assert found is not None
    days = DaySet.parse(wanted.get("allow") or wanted["time"])
    if wanted.get("weekday"):
        days = days.on(WEEKDAYS.index(wanted["weekday"]))
    assert found.meets(days)
    assert found.size <= max(days.hull().size, 1), str(found)


@pytest.mark.parametrize("wanted", CONTACTS, ids=[c["key"] for c in CONTACTS])
def test_a_contact_is_in_the_chronicle(
    chronicle: Chronicle, readings: dict[str, Reading], wanted: dict[str, Any]
) -> None:
    contact = _contact(chronicle, readings, wanted)
    assert contact is not None, _shown(chronicle.contacts)


def _contact(chronicle: Chronicle, readings: dict[str, Reading], wanted: dict[str, Any]) -> Contact | None:
    documents = {reading.document.id: name for name, reading in readings.items()}
    for contact in chronicle.contacts:
        sources = {documents[report.document][:3] for report in contact.reports}
        if _same(contact, wanted) and set(wanted["documents"]) <= sources:
            return contact
    return None


@pytest.mark.parametrize(
    "wanted",
    GOLD["chronicle"]["findings"],
    ids=[f"{f['type']}-{f.get('claim_in', f.get('contact'))}" for f in GOLD["chronicle"]["findings"]],
)
def test_a_finding_is_made(chronicle: Chronicle, readings: dict[str, Reading], wanted: dict[str, Any]) -> None:
    contacts = {c["key"]: _contact(chronicle, readings, c) for c in CONTACTS}
    shown = [(f.type, f.side, f.missing, str(f.between), f.against) for f in chronicle.findings]
    assert any(_finding_fits(f, wanted, contacts, readings) for f in chronicle.findings), shown


def _finding_fits(
    finding: Any, wanted: dict[str, Any], contacts: dict[str, Contact | None], readings: dict[str, Reading]
) -> bool:
    if finding.type != wanted["type"]:
        return False
    if "contact" in wanted:
        contact = contacts[wanted["contact"]]
        return contact is not None and finding.contact == contact.id and finding.side == side_of(wanted["side"])
    document = next(r.document.id for name, r in readings.items() if name.startswith(wanted["claim_in"]))
    if finding.document != document:
        return False
    named = {contacts[key].id for key in wanted.get("against", wanted.get("known", ())) if contacts[key]}  # type: ignore[union-attr]
    if not named <= {*finding.against, finding.contact}:
        return False
    if finding.missing != wanted.get("missing"):
        return False
    return "between" not in wanted or (
        finding.between is not None and finding.between.meets(DaySet.parse(wanted["between"]))
    )


def test_the_order_of_the_articles_does_not_matter(readings: dict[str, Reading], chronicle: Chronicle) -> None:
    for order in list(permutations(readings.values()))[::7]:
        other = Chronicle(list(order))
        assert other.contacts == chronicle.contacts
        assert other.findings == chronicle.findings
