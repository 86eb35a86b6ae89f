"""Statements: who said what about which contact; and who stands for a report.

:func:`statements_of` makes the statements of a document from its quotations; :func:`attributed` gives each report
the sources that stand for it, with their stance: a side reports, confirms, denies or does not confirm it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from depesche.model import Report, Source, Span, Stance, Statement
from depesche.reading.layers import Quote
from depesche.reading.speakers import speaker_of

_NEGATORS: Final = frozenset(["nicht", "kein", "keine", "keinen", "keinerlei", "nie", "weder"])
_WORD: Final = re.compile(r"[^\W\d_]+")
_STANCES: Final[dict[str, Stance]] = {"confirm": "confirms", "deny": "denies"}
_STRENGTH: Final = ("reports", "confirms", "does_not_confirm", "denies")


@dataclass(slots=True)
class _Sentences:
    starts: list[int]

    def at(self, offset: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1


def _sentences(doc: Doc) -> _Sentences:
    return _Sentences([s.start_char for s in doc.sents] if doc.has_annotation("SENT_START") else [0])


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """The statements of the document, in the order of the text."""
    sentences = _sentences(doc)
    spots = _spots(doc._.reports, sentences)
    out = []
    for quote in doc._.quotes:
        speaker = speaker_of(doc, quote)
        out.append(
            Statement(
                speaker=speaker.name,
                side=speaker.side,
                form=quote.form,
                quote=quote.pieces,
                speaker_span=quote.speaker,
                cue=quote.cue,
                via=quote.via,
                report=_about(spots, quote, sentences),
                force=quote.force,
            )
        )
    return tuple(out)


def _spots(reports: tuple[Report, ...], sentences: _Sentences) -> list[tuple[int, str]]:
    """(sentence, report) of every place where a report is told, in order."""
    return sorted({(sentences.at(a), r.id) for r in reports for a, _ in (r.trigger, *r.spans)})


def _about(spots: list[tuple[int, str]], quote: Quote, sentences: _Sentences) -> str | None:
    """The report that a quotation is about: told in its sentence, else the last one told before."""
    place = sentences.at(quote.pieces[0][0])
    same = [report for at, report in spots if at == place]
    if same:
        return same[0]
    before = [report for at, report in spots if at < place]
    return before[-1] if before else (spots[0][1] if spots else None)


def attributed(doc: Doc) -> tuple[Report, ...]:
    """The reports with the sources in whose words, or in whose sentence of saying, each is told."""
    sentences = _sentences(doc)
    spots = _spots(doc._.reports, sentences)
    sources: dict[str, dict[str, Source]] = {}
    for quote in doc._.quotes:
        if quote.speaker is None:
            continue
        speaker = speaker_of(doc, quote)
        if speaker.name is None:
            continue
        for report in _told(doc, quote, sentences, spots):
            source = Source(speaker.name, speaker.side, _stance(doc, quote), quote.cue or quote.speaker)
            known = sources.setdefault(report, {})
            held = known.get(speaker.name)
            if held is None or _STRENGTH.index(source.stance) > _STRENGTH.index(held.stance):
                known[speaker.name] = source
    return tuple(
        replace(r, reported_by=tuple(sources[r.id].values())) if r.id in sources else r for r in doc._.reports
    )


def _told(doc: Doc, quote: Quote, sentences: _Sentences, spots: list[tuple[int, str]]) -> list[str]:
    """The reports that a quotation tells: those with a trigger in its words, or in the sentence it stands in; for
    a confirmation or denial by itself the last report before.
    """
    inside = [r.id for r in doc._.reports if _covers(quote.pieces, r.trigger)]
    if inside:
        return inside
    place = sentences.at(quote.pieces[0][0])
    same = [report for at, report in spots if at == place]
    if same:
        return same
    if quote.force in _STANCES:
        before = [report for at, report in spots if 0 < place - at <= 2]
        return before[-1:]
    return []


def _covers(pieces: tuple[Span, ...], span: Span) -> bool:
    return any(a <= span[0] < b for a, b in pieces)


def _stance(doc: Doc, quote: Quote) -> Stance:
    stance = _STANCES.get(quote.force or "", "reports")
    start, end = quote.cue or quote.pieces[0]
    lead = doc.text[max(0, start - 60) : end + 60] if stance == "confirms" else ""
    if stance == "confirms" and _NEGATORS & set(_WORD.findall(lead.lower())):
        return "does_not_confirm"
    return stance
