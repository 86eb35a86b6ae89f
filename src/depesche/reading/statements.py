"""Statements: who said what about which contact; and who stands for a report.

:func:`statements_of` makes the statements of a document from its quotations; :func:`attributed` gives each report
the sources that stand for it, with their stance: a side reports, confirms, denies or does not confirm it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from spacy.tokens import Doc

from depesche import knowledge
from depesche.lang.syntax import Clause
from depesche.lang.tokens import sentences_of, tokens_of
from depesche.model import Report, Source, Span, Stance, Statement
from depesche.reading.contacts.status_words import denying
from depesche.reading.layers import Quote
from depesche.reading.naming import informs
from depesche.reading.quotes import viewed
from depesche.reading.quotes.lexicon import lexicon
from depesche.reading.quotes.verbs import speaker_of
from depesche.reading.quotes.view import View
from depesche.reading.setting import default_setting
from depesche.reading.speakers import Speaker, Voices, voices_of

_NEGATORS: Final = frozenset(["nicht", "kein", "keine", "keinen", "keinerlei", "nie", "weder"])
_HEADS: Final = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
_STANCES: Final[dict[str, Stance]] = {"confirm": "confirms", "deny": "denies"}
_STRENGTH: Final = ("reports", "confirms", "does_not_confirm", "denies")
#: So many sentences after a report a side's word on it may come.
_REACH: Final = 2
#: So many at most where none comes closer, before or after.
_FAR: Final = 4
#: So many sentences after a report somebody may take a stance on it.
_RECALLED: Final = 6
#: Beginnings of the words by which a medium is said to have reported, and ends of nouns before its name.
_REPORTED: Final = ("bericht", "gemeldet", "meldet", "meldung", "schrieb", "schreibt")
_MARKS: Final = frozenset('„“»«"‚›')
_KINDS: Final = ("agentur", "zeitung", "sender", "magazin", "blatt", "portal", "dienst")
#: What names both sides of a contact as one source.
_BOTH: Final = re.compile(r"\b[Bb]eide[rn]? (?:Seiten|Regierungen|Delegationen|Hauptstädten?)\b")
#: A negation stands so many characters around its verb.
_AROUND: Final = 60


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the sentences begin, and the (sentence, report) of every place where a report is told, in order."""

    starts: list[int]
    told: list[tuple[int, str]]
    recalled: frozenset[str] = frozenset()

    def at(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def here(self, place: int) -> list[str]:
        """The reports told in a sentence."""
        first, last = bisect_left(self.told, (place, "")), bisect_left(self.told, (place + 1, ""))
        return [report for _, report in self.told[first:last]]

    def before(self, place: int, reach: int | None = None) -> list[str]:
        """The last report told in the sentences before, shortly before where a reach is given: one of the news rather
        than one that is only recalled.
        """
        found = [
            spot
            for spot in self.told[: bisect_left(self.told, (place, ""))]
            if reach is None or place - spot[0] <= reach
        ]
        news = [report for _, report in found if report not in self.recalled]
        return (news or [report for _, report in found])[-1:]

    def after(self, place: int, reach: int) -> list[str]:
        """The first report told in the sentences shortly after."""
        first = bisect_left(self.told, (place + 1, ""))
        return [report for at, report in self.told[first : first + 1] if at - place <= reach]


def _places(doc: Doc) -> _Places:
    starts = tokens_of(doc).starts
    aside = frozenset(r.id for r in doc._.reports if r.background)
    places = _Places([starts[first] for first, _ in sentences_of(doc)], [], aside)
    told = {(places.at(a), r.id) for r in doc._.reports for a, _ in (r.trigger, *r.spans)}
    return replace(places, told=sorted(told))


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """The statements of the document, in the order of the text."""
    places, voices = _places(doc), voices_of(doc)
    quoted = tuple(
        Statement(
            speaker=speaker.name,
            speakers=speaker.names,
            side=speaker.side,
            form=quote.form,
            quote=quote.pieces,
            speaker_span=quote.speaker,
            cue=quote.cue,
            via=voices.via(quote.via) if quote.via else None,
            report=_about(places, quote),
            force=quote.force,
        )
        for quote, speaker in zip(doc._.quotes, voices.quotes, strict=True)
    )
    acts = tuple(_acts(doc, places, voices))
    return tuple(sorted((*quoted, *acts), key=lambda s: s.quote[0])) if acts else quoted


def _acts(doc: Doc, places: _Places, voices: Voices) -> Iterator[Statement]:
    """What a side is told to have done by words in a contact without any words of it: agreed, advised against."""
    view = viewed(doc)
    cues = {quote.cue for quote in doc._.quotes}
    spoken = {places.at(a) for quote in doc._.quotes for a, _ in quote.pieces}
    for place, (first, end) in enumerate(sentences_of(doc)):
        told = places.here(place) or (places.before(place, _REACH) if place in spoken else [])
        for number, clause in enumerate(view.clauses((first, end)) if told else ()):
            force = _act(view, clause)
            if force is None or clause.kind != "main" or not clause.verbs:
                continue
            words, cue = view.span((clause.start, clause.end)), view.span((clause.verbs[-1], clause.verbs[-1] + 1))
            named = speaker_of(view, view.clauses((first, end)), number)
            span = view.span(named) if named else None
            speaker = _actor(doc, voices, told[0], span, words)
            if cue not in cues and speaker.side and not speaker.several:
                yield Statement(speaker.name, speaker.side, "reported", (words,), span, cue, None, told[0], force)


def _actor(doc: Doc, voices: Voices, told: str, span: Span | None, words: Span) -> Speaker:
    """Who did it: the clause's subject, or whoever tells it without naming one; where the subject's words name
    nobody ("der SPD-Politiker"), the one of two participants whom the clause does not name.
    """
    speaker = voices.at(span) if span else Speaker(None)
    if span is None:
        around = (
            voice
            for quote, voice in zip(doc._.quotes, voices.quotes, strict=True)
            if any(a <= words[0] < b for a, b in quote.pieces)
        )
        return next(around, speaker)
    if speaker.side is None:
        people = next(report.participants for report in doc._.reports if report.id == told)
        others = [p for p in people if not any(words[0] <= a < words[1] for a, _ in p.spans)]
        if len(people) == 2 and len(others) == 1:
            return Speaker(others[0].name, others[0].state, others[0].person)
    return speaker


@cache
def _deeds() -> dict[str, list[tuple[str, str]]]:
    return {
        str(force): [(verb, needs) for verb, needs in verbs]
        for force, verbs in default_setting().language.rows("cues")["acts"].items()
    }


def _act(view: View, clause: Clause) -> str | None:
    """What a clause says that somebody did: agreed with another, or refused."""
    lowers = {view.lowers[k] for k in clause.tokens}
    if clause.passive or clause.modal or clause.negated:
        return None
    for force, verbs in _deeds().items():
        if any(verb in clause.lemmas and (needs == "" or needs in lowers) for verb, needs in verbs):
            return str(force)
    return None


def _about(places: _Places, quote: Quote) -> str | None:
    """The report that a quotation is about: told in its sentence, else the last one told before."""
    place = places.at(quote.pieces[0][0])
    near = places.here(place)[:1] or places.before(place) or [report for _, report in places.told[:1]]
    return near[0] if near else None


# -- who stands for a report ----------------------------------------------------------------------
def attributed(doc: Doc) -> tuple[Report, ...]:
    """The reports with the sources in whose words, or in whose sentence of saying, each is told."""
    if not doc._.reports:
        return ()
    places, voices = _places(doc), voices_of(doc)
    sources: dict[str, dict[str, Source]] = {r.id: {s.holder: s for s in r.reported_by} for r in doc._.reports}
    for report, source in (*_quoted(doc, places, voices), *_stances(doc, places, voices), *_media(doc, places)):
        known = sources[report]
        held = known.get(source.holder)
        if held is None or _STRENGTH.index(source.stance) > _STRENGTH.index(held.stance):
            known[source.holder] = source
    return tuple(replace(r, reported_by=tuple(sources[r.id].values())) for r in doc._.reports)


def _quoted(doc: Doc, places: _Places, voices: Voices) -> Iterator[tuple[str, Source]]:
    """Sources that a quotation names: its speaker, and who passes it on."""
    refused = {report.id: report for report in doc._.reports if report.status == "denied"}
    heard = {quote.speaker for quote in doc._.quotes if quote.cue or quote.form == "direct"}
    for quote, speaker in zip(doc._.quotes, voices.quotes, strict=True):
        if quote.via and not _names_source(quote):
            continue  # what somebody is told to hope is no word of theirs on it
        if quote.cue is None and quote.form != "direct" and quote.speaker not in heard:
            continue  # hearsay beside somebody who did not speak
        if quote.speaker and _BOTH.search(voices.text[slice(*quote.speaker)]):
            yield from _jointly(doc, quote, places)
            continue
        for voice in voices.each(quote, speaker):
            told = (
                _told(doc, quote, places)
                or _close_by(quote, voice, voices, places)
                or _own(doc, quote, voice, places)
            )
            for report in told:
                stance = _stance(voices.text, quote)
                if report in refused and (quote.force == "reject" or _untrue(refused[report], quote)):
                    stance = "denies"
                known = voice.side is not None or (
                    _names_source(quote) and (voice.person or informs(voice.name or ""))
                )
                if voice.name and known:
                    yield (
                        report,
                        Source(voice.name, voice.side, stance, quote.cue or quote.speaker or quote.pieces[0]),
                    )


def _untrue(report: Report, quote: Quote) -> bool:
    """Whether the quotation itself says that the contact is not true: no denial by somebody else that it tells of."""
    inside = any(a <= report.trigger[0] < b for a, b in quote.pieces)
    cues = {reason.values.get("cue") for reason in report.why.get("status", ())}
    return inside and not cues & denying()


def _jointly(doc: Doc, quote: Quote, places: _Places) -> Iterator[tuple[str, Source]]:
    """Both sides of a report whose account is one: "nach Angaben beider Seiten"."""
    told = set(_told(doc, quote, places) or places.before(places.at(quote.pieces[0][0]), _REACH))
    for report in doc._.reports if _names_source(quote) else ():
        sides = list(dict.fromkeys(p.state for p in report.participants if p.state))
        for side in sides if report.id in told and len(sides) == len(report.participants) == 2 else ():
            yield report.id, Source(knowledge.load().label(side), side, "reports", quote.cue or quote.pieces[0])


def _close_by(quote: Quote, speaker: Speaker, voices: Voices, places: _Places) -> list[str]:
    """The report close by, where an institution or its spokesman speaks of it in a sentence of its own."""
    if speaker.side is None or not voices.official(speaker) or quote.form == "direct":
        return []
    place = places.at(quote.pieces[0][0])
    return places.before(place, _REACH) or places.before(place, _FAR) or places.after(place, _REACH)


def _own(doc: Doc, quote: Quote, voice: Speaker, places: _Places) -> list[str]:
    """The report right before in which the speaker takes part and of which they tell: "Man arbeite eng zusammen,
    schrieb der Präsident".
    """
    if voice.person is None or quote.form == "reported" or not _names_source(quote):
        return []
    near = places.before(places.at(quote.pieces[0][0]), _REACH)
    return [r.id for r in doc._.reports if r.id in near and any(p.person == voice.person for p in r.participants)]


def _triggers(doc: Doc) -> set[Span]:
    """The words that tell of contacts: what somebody did in one says nothing of who tells it ("gratulierte")."""
    return {report.trigger for report in doc._.reports}


def _names_source(quote: Quote) -> bool:
    """Whether somebody without a side stands for what is told: who says it, not who wishes or thinks it."""
    return quote.force in ("say", "inform", "report", "announce", "confirm", "deny", "claim")


def _told(doc: Doc, quote: Quote, places: _Places) -> list[str]:
    """The reports that a quotation tells: those with a trigger in its words, or in the sentence it stands in; for
    a confirmation or denial by itself the last report before.
    """
    inside = [
        r.id
        for r in doc._.reports
        if any(a <= told < b for a, b in quote.pieces for told, _ in (r.trigger, *r.spans))
    ]
    if inside:
        return [] if quote.form == "reported" and quote.cue in _triggers(doc) else inside
    place = places.at(quote.pieces[0][0])
    same = places.here(place)
    if same or quote.force not in _STANCES:
        return same
    return places.before(place, _REACH)


def _stance(text: str, quote: Quote) -> Stance:
    stance = _STANCES.get(quote.force or "", "reports")
    start, end = quote.cue or quote.pieces[0]
    before = re.split(r"[.!?]\s", text[max(0, start - _AROUND) : start])[-1]
    after = re.split(r"[.!?]\s", text[start : end + _AROUND])[0]
    lead = before + after if stance != "reports" else ""
    if stance == "denies":
        return "does_not_confirm" if "weder" in lead.lower().split() else stance
    if stance == "confirms" and _NEGATORS & set(lead.lower().replace(".", " ").split()):
        return "does_not_confirm"
    return stance


@cache
def _rows() -> list[dict[str, Any]]:
    """The rows, with "ss" for "ß" as Swiss papers write."""
    rows: list[dict[str, Any]] = default_setting().language.rows("cues")["stance"]
    return [{**row, "words": [word.replace("ß", "ss") for word in row["words"]]} for row in rows]


def _stances(doc: Doc, places: _Places, voices: Voices) -> Iterator[tuple[str, Source]]:
    """Sides that say by no verb of denial that something is so or not: "Vom Kreml gab es keine Bestätigung", "das
    sei frei erfunden".
    """
    tokens = tokens_of(doc)
    for place, (first, end) in enumerate(sentences_of(doc)):
        stance = _stance_of([word.replace("ß", "ss") for word in tokens.words[first:end]])
        span = tokens.starts[first], tokens.end(end - 1)
        holder = (_quoting(doc, voices, span) or _holder(span, voices)) if stance else None
        if stance is None or holder is None or holder.name is None:
            continue
        for report in places.here(place) or _denied(doc, holder, span) or places.before(place, _RECALLED):
            yield report, Source(holder.name, holder.side, stance, span)


def _quoting(doc: Doc, voices: Voices, sentence: Span) -> Speaker | None:
    """Whose words most of the sentence is."""
    for quote, speaker in zip(doc._.quotes, voices.quotes, strict=True):
        if speaker.side and any(sentence[0] <= a and b <= sentence[1] for a, b in quote.pieces):
            return speaker
    return None


def _denied(doc: Doc, holder: Speaker, sentence: Span) -> list[str]:
    """The contact of the holder's side that is off, or only said to be, told last before: what is denied by a head's
    spokesman is the head's.
    """
    mine = [
        (
            any(p.state == holder.side and p.office in _HEADS for p in report.participants),
            report.trigger[0],
            report.id,
        )
        for report in doc._.reports
        if report.status not in ("held", "ongoing")
        and report.trigger[0] < sentence[0]
        and any(p.state == holder.side for p in report.participants)
    ]
    return [max(mine)[2]] if mine and holder.side else []


def _stance_of(words: Sequence[str]) -> Stance | None:
    if not any(word.startswith(_stance_openings()) for word in words):
        return None
    for row in _rows():
        if all(any(word.startswith(part) for word in words) for part in row["words"]):
            stance: Stance = row["stance"]
            return stance
    return None


@cache
def _stance_openings() -> tuple[str, ...]:
    """The beginnings of one word of every row: a sentence without any takes no stance."""
    return tuple({max(row["words"], key=len) for row in _rows()})


def _holder(sentence: Span, voices: Voices) -> Speaker | None:
    """The side after "vom", "von", "aus", else the first one named."""
    named = [
        m
        for m in voices.mentions
        if sentence[0] <= m.start < sentence[1] and m.kind in ("side", "office", "person", "organisation")
    ]
    text = voices.text
    after = [m for m in named if text[: m.start].rstrip().endswith(("von", "vom", "Vom", "Von", "aus", "aus dem"))]
    best = next(iter(after or named), None)
    return voices.at((best.start, best.end)) if best else None


def _media(doc: Doc, places: _Places) -> Iterator[tuple[str, Source]]:
    """Media whose reports are spoken of: "Berichte von US-Medien", "der Bericht des „Tagblatts“", "wie die „Post“
    gemeldet hatte".
    """
    tokens = tokens_of(doc)
    words, lowers = tokens.words, tokens.lowers
    for at in range(2, len(tokens)):
        plural = lowers[at].endswith(("medien", "zeitungen", "agenturen"))
        if plural:
            named = lowers[at - 1] in ("von", "der", "in") and words[at - 2].startswith(
                ("Bericht", "Meldung", "Angaben")
            )
        else:
            further = words[at + 1 : at + 2] and words[at + 1] in lexicon().classes["outlets"]
            named = words[at] in lexicon().classes["outlets"] and not further and _reporting(doc, at)
        if not named:
            continue
        span = (tokens.starts[at], tokens.end(at)) if plural else _outlet(doc, at)
        place = places.at(tokens.starts[at])
        reach = places.before(place, _REACH) or ([] if plural else places.after(place, _REACH))
        for report in places.here(place) or reach:
            yield report, Source(tokens.text[slice(*span)], None, "reports", span)


def _reporting(doc: Doc, at: int) -> bool:
    """Whether the sentence of an outlet named between marks or behind a noun of reports tells that it reported."""
    tokens = tokens_of(doc)
    start = _outlet(doc, at)[0]
    marked = start < tokens.starts[at] or tokens.text[max(0, start - 1) : start] in _MARKS
    if tokens.words[at] in lexicon().classes["common"] and not marked:
        return False  # "ins Bild gesetzt"
    first, end = next(s for s in sentences_of(doc) if s[0] <= at < s[1])
    return any(lower.startswith(_REPORTED) for lower in tokens.lowers[first:end])


def _outlet(doc: Doc, at: int) -> Span:
    """The whole name of an outlet from its last word: "Washington Post"."""
    tokens, view = tokens_of(doc), viewed(doc)
    first = at
    while (
        first
        and tokens.words[first - 1][:1].isupper()
        and view.nominal(first - 1)
        and not tokens.lowers[first - 1].endswith(_KINDS)
    ):
        first -= 1
    return tokens.starts[first], tokens.end(at)
