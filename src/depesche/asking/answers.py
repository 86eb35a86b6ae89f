"""A sentence asked of the chronicle: supported, contradicted or not decidable, with the contacts that matter.

The sentence is read by the same reader as any article. What it says of the order or number of contacts is a claim,
weighed against what is known (:mod:`depesche.asking.weighing`); a sentence that only reports a contact is looked
up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from depesche.asking.order import around, ordered
from depesche.asking.sentences import counted_in, is_open, sentences_in
from depesche.asking.weighing import Known, Outcome, Pause, Verdict, weigh
from depesche.chronicle import claims as claim_check
from depesche.chronicle.bounds import without_bounds
from depesche.chronicle.chronicle import Chronicle
from depesche.chronicle.merge import Joined
from depesche.chronicle.reported import Item, items_of, keys_of, words
from depesche.days import DaySet
from depesche.model import Claim, Contact, Document, Finding, Reading, Reason, Report
from depesche.model.kinds import counted, meet
from depesche.model.statuses import HELD, OFF
from depesche.reading.reader import Reader, default_reader
from depesche.rules import Rule, decide

#: Words that begin with so many same letters are about the same ("Ukraine-Krieg", "ukrainische Häfen").
_STEM: Final = 5

__all__ = ["Answer", "Outcome", "check", "check_reading"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the chronicle says to one claim of a sentence, or to one report where the sentence only tells of a
    contact; ``report`` is what was read of the contact that the claim is about, too.
    """

    outcome: Outcome
    contacts: tuple[Contact, ...]
    reason: Reason
    claim: Claim | None = None
    gaps: tuple[Finding, ...] = ()
    report: Report | None = None


def check(sentence: str, chronicle: Chronicle, reader: Reader | None = None) -> tuple[Answer, ...]:
    """Read the sentence and answer every claim and report in it; empty if it says nothing of contacts. Of several
    sentences each is read by itself, by the ``reader`` given or that of German.

    Raises :class:`~depesche.errors.UsageError` where one sentence says how often of two things.
    """
    reads = reader or default_reader()
    return tuple(answer for part in sentences_in(sentence, reads) for answer in _check(part, chronicle, reads))


def _check(sentence: str, chronicle: Chronicle, reader: Reader) -> tuple[Answer, ...]:
    """The answers to one sentence."""
    today = chronicle.today
    undated = Document(id="(sentence)", text=sentence, sha256=hashlib.sha256(sentence.encode()).hexdigest())
    dated = replace(undated, published=DaySet.day(today), published_from="given") if today else undated
    counted = counted_in(dated, reader)
    if counted is not None and is_open(dated, reader):
        reason = Reason("chronicle_check_open", {})
        return tuple(Answer("not_decidable", (), reason, report=report) for report in counted.reports[:1])
    if counted is not None:
        return tuple(_answer_claim(claim, counted, chronicle) for claim in counted.claims)
    if today is None:
        return check_reading(reader.read(undated), chronicle)
    return check_reading(_timeless(undated, dated, reader), chronicle)


def _timeless(undated: Document, dated: Document, reader: Reader) -> Reading:
    """The sentence as one of any day; as one of the day of asking where its words count from there ("gestern", "in
    diesem Jahr"). Offices are those of the days that it names, else those of the day of asking.
    """
    reading, asked = reader.read(undated), reader.read(dated)
    fixed = {r.trigger: r.time.last for r in reading.reports if r.time is not None and r.time.bounded}
    counted = any(r.time_spans and r.trigger not in fixed for r in asked.reports)
    if counted or not reading.reports:
        return asked
    if all(p.name for r in reading.reports for p in r.participants):
        return reading
    last = max((day for day in fixed.values() if day is not None), default=None)
    return reader.read(replace(dated, published=DaySet.day(last))) if last else asked


def check_reading(reading: Reading, chronicle: Chronicle) -> tuple[Answer, ...]:
    """The answers to a sentence that was read."""
    answers = [_answer_claim(claim, reading, chronicle) for claim in reading.claims if claim.kind]
    claimed = {claim.report for claim in reading.claims}
    told = [item for item in _items(reading, chronicle) if item.key.report not in claimed and len(item.people) > 1]
    answers += [replace(_answer_report(item, chronicle), report=item.report) for item in told]
    return tuple(answers)


# -- claims ---------------------------------------------------------------------------------------
def _answer_claim(claim: Claim, reading: Reading, chronicle: Chronicle) -> Answer:
    """The claim weighed against what is known up to the last day that its sentence speaks of."""
    if not claim_check.decidable(claim):
        return Answer("not_decidable", (), Reason("chronicle_check_scope", {}), claim)
    people = claim_check.people_of(claim, keys_of(reading))
    joined = chronicle.joined_of(people)
    report = next((r for r in reading.reports if r.id == claim.report), None)
    core = report or next(iter(reading.reports), None)
    told = _told(core, reading, chronicle)
    day = report.time if report else None
    until = _until(claim, day, reading.document.published, chronicle)
    gaps = _gaps(chronicle, claim, [j.contact for j in joined], until)
    contacts = [j.contact for j in joined if _fits(j, told)]
    # What is missing is missing somewhere, about something: it counts where neither is asked for.
    narrow = told is not None and bool(told.place or told.report.topics)
    known = Known(
        contacts=contacts,
        vague=[*_vague(joined, told, contacts), *_gathered(chronicle, claim)],
        gaps=() if narrow else gaps,
        pauses=tuple(_pauses(claim, people, joined, chronicle)),
        day=day,
        until=until,
    )
    return replace(_answer(claim, weigh(claim, known), gaps), report=core)


def _told(report: Report | None, reading: Reading, chronicle: Chronicle) -> Item | None:
    """The report as the chronicle compares it."""
    return next((i for i in _items(reading, chronicle) if report and i.key.report == report.id), None)


def _fits(joined: Joined, told: Item | None) -> bool:
    """Whether the contact was certainly where and about what the sentence says."""
    return told is None or bool(_here(joined, told) and _about(joined, told))


def _vague(joined: Sequence[Joined], told: Item | None, sure: Sequence[Contact]) -> list[Contact]:
    """The contacts that may have been where and about what the sentence says."""
    return [
        j.contact for j in joined if j.contact not in sure and told is not None and _here(j, told) is not False
    ]


def _gathered(chronicle: Chronicle, claim: Claim) -> list[Contact]:
    """The contacts of all of these people in which others took part, too."""
    names = set(claim.participants)
    return [c for c in chronicle.contacts if names < set(c.participants)]


def _items(reading: Reading, chronicle: Chronicle) -> list[Item]:
    return list(items_of(reading, reading.document.published, without_bounds, chronicle.setting_of))


def _here(joined: Joined, asked: Item) -> bool | None:
    """Whether the contact was where the sentence says; ``None`` if no article says where it was."""
    if not asked.place:
        return True
    if any(i.place & asked.place or (asked.wide and i.country == asked.country) for i in joined.items):
        return True
    return False if any(i.place for i in joined.items) else None


def _about(joined: Joined, asked: Item) -> bool:
    """Whether the contact was about what the sentence says, by the beginnings of the words."""
    stems = {word[:_STEM] for topic in asked.report.topics for word in words(topic.text)}
    found = {word[:_STEM] for topic in joined.contact.topics for word in words(topic)}
    return not stems or bool(stems & found)


def _answer(claim: Claim, verdict: Verdict, gaps: tuple[Finding, ...]) -> Answer:
    values: dict[str, str | int | None] = {
        "n": claim.n or 0,
        "known": verdict.known,
        "open": verdict.open,
        "missing": verdict.missing,
        "sum": verdict.known + verdict.missing,
        "document": verdict.document,
    }
    return Answer(verdict.outcome, ordered(verdict.contacts), Reason(verdict.code, values), claim, gaps)


def _until(claim: Claim, day: DaySet | None, published: DaySet | None, chronicle: Chronicle) -> dt.date | None:
    """The last day that counts: the claim's own bound, else its report's day, else the day of asking. What was last
    counts up to the day of asking.
    """
    own = (claim.until,) if claim.type == "last" else (claim.until, day, published)
    found = (days.last for days in own if days is not None and days.last is not None)
    return next(found, None) or chronicle.today


def _gaps(
    chronicle: Chronicle, claim: Claim, contacts: Sequence[Contact], until: dt.date | None
) -> tuple[Finding, ...]:
    """Gaps that claims of articles leave among these contacts, of the kind asked for."""
    names = {contact.id for contact in contacts}
    kinds = counted(claim.kind)
    return tuple(
        f
        for f in chronicle.findings
        if f.type == "gap"
        and f.contact in names
        and (f.claim is None or f.claim.kind is None or counted(f.claim.kind) <= kinds)
        and (until is None or not f.between or _begun(f.between, until))
    )


def _begun(days: DaySet, until: dt.date) -> bool:
    return days.first is None or days.first <= until


def _pauses(
    claim: Claim, people: Sequence[str], joined: Sequence[Joined], chronicle: Chronicle
) -> Iterator[Pause]:
    """The times in which these people had no contact of the kind, by what articles say."""
    kinds = counted(claim.kind)
    for name, dated in chronicle.documents.items():
        reading = chronicle.readings[name]
        keys = keys_of(reading)
        for told in reading.claims:
            wide = told.kind is not None and kinds <= counted(told.kind)
            if wide and claim_check.decidable(told) and claim_check.people_of(told, keys) == tuple(people):
                yield from _pause(told, name, joined, dated.published)


def _pause(told: Claim, document: str, joined: Sequence[Joined], published: DaySet | None) -> Iterator[Pause]:
    """The time before a first contact, or between the last one and the day on which an article says so."""
    subject = claim_check.subject_of(told, document, joined)
    days = subject.contact.time if subject and told.type != "last" else published
    after = told.since.last if told.since else None
    if told.type not in ("first", "first_since", "never_before", "last") or not days or days.first is None:
        return
    if told.type in ("first", "never_before") or after is not None:
        yield Pause(after, days.first, document)


# -- reports --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Found:
    """The contacts that may be what a sentence reports, narrowed step by step: of the same people and kind
    (``fitting``), on its days (``meeting``), where it says (``placed``), that came about (``held``), certainly on its
    days (``certain``), about what it says (``about``).
    """

    fitting: list[Joined]
    meeting: list[Joined]
    placed: list[Joined]
    held: list[Joined]
    certain: list[Joined]
    about: list[Joined]
    asked: Item

    @property
    def off(self) -> list[Joined]:
        """Those that came to nothing."""
        return [j for j in self.placed if j.contact.status in OFF]


def _found(item: Item, chronicle: Chronicle) -> _Found:
    of_kind = [j for j in chronicle.joined_of(item.people) if meet(j.contact.kind, item.report.kind) is not None]
    meeting = [j for j in of_kind if _on(j, item.report.time, DaySet.meets)]
    placed = [j for j in meeting if _here(j, item)]
    held = [j for j in placed if j.contact.status in HELD]
    certain = [j for j in held if _on(j, item.report.time, DaySet.within)]
    return _Found(of_kind, meeting, placed, held, certain, [j for j in certain if _about(j, item)], item)


def _on(joined: Joined, time: DaySet | None, lies: Callable[[DaySet, DaySet], bool]) -> bool:
    """Whether the contact lies so to a time; always where none is named."""
    return time is None or (joined.contact.time is not None and lies(joined.contact.time, time))


def _undecided(code: str, found: Sequence[Joined], **values: int) -> Answer:
    return Answer("not_decidable", _contacts(found), Reason(f"chronicle_check_{code}", values))


#: The first rule that applies answers.
ANSWER_RULES: Final[tuple[Rule[_Found, Answer], ...]] = (
    Rule(
        "no such day",
        lambda f: Answer("not_decidable", (), f.asked.report.why["conflict"][0]),
        lambda f: bool(f.asked.report.why.get("conflict")),
    ),
    Rule("nothing fits", lambda f: _nearest(f.fitting, f.meeting, f.asked.report.time), lambda f: not f.placed),
    Rule(
        "held all the same",
        lambda f: Answer(
            "contradicted", _contacts(f.certain), Reason("chronicle_check_held", {"n": len(f.certain)})
        ),
        lambda f: f.asked.report.status in OFF and bool(f.certain) and not f.off,
    ),
    Rule("told too", lambda f: _reported(f.placed), lambda f: f.asked.report.status not in HELD),
    Rule("held", lambda f: _reported(f.about), lambda f: bool(f.about)),
    Rule(
        "about something else",
        lambda f: _undecided("topic", f.certain, n=len(f.certain)),
        lambda f: bool(f.certain),
    ),
    Rule(
        "on a day that is not sure",
        lambda f: _undecided("uncertain", f.held, known=0, open=len(f.held)),
        lambda f: bool(f.held),
    ),
    Rule(
        "off",
        lambda f: Answer("contradicted", _contacts(f.off), Reason("chronicle_check_off", {"n": len(f.off)})),
        lambda f: bool(f.off),
    ),
    Rule("only planned", lambda f: _undecided("planned", f.placed, n=len(f.placed))),
)


def _answer_report(item: Item, chronicle: Chronicle) -> Answer:
    """The contacts of the same people and kind that can be what the sentence reports."""
    decision = decide(ANSWER_RULES, _found(item, chronicle))
    assert decision is not None  # noqa: S101 - the last rule applies always
    return decision.value


def _reported(found: Sequence[Joined]) -> Answer:
    return Answer("supported", _contacts(found), Reason("chronicle_check_reported", {"n": len(found)}))


def _contacts(found: Sequence[Joined]) -> tuple[Contact, ...]:
    return ordered(j.contact for j in found)


def _nearest(fitting: Sequence[Joined], meeting: Sequence[Joined], time: DaySet | None) -> Answer:
    """No contact fits: those of the named days at another place, else the ones before and after."""
    shown = list(_contacts(meeting)) or list(around(_contacts(fitting), time))
    code = "chronicle_check_elsewhere" if shown else "chronicle_check_unknown"
    return Answer("not_decidable", tuple(shown), Reason(code, {}))
