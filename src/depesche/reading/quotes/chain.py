"""Who passes on whose words: a source inside another's words, an agency that cites a government."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.reading.quotes.found import Anchor, Found, without
from depesche.reading.quotes.view import Range, View


def chained(view: View, part: Range, said: Sequence[Anchor], found: Sequence[Found]) -> list[Found]:
    """The quotations of one part, each without asides of others, with the medium that passes it on."""
    cut = [_without_asides(view, quote, said) for quote in found]
    cited = [_cited(view, part, quote, said) for quote in cut]
    relayed = _relayed(view, cited, said)
    return [q if q.speaker and _medium(view, q.speaker) else _nested(q, relayed) for q in relayed]


def _without_asides(view: View, quote: Found, said: Sequence[Anchor]) -> Found:
    """The quotation without a "wie das Amt mitteilte" that belongs to another one."""
    pieces = quote.pieces
    for anchor in said:
        opener = anchor.clause.opener
        if opener is None or view.lowers[opener] != "wie" or quote.covers(opener) is False:
            continue
        hole = (opener, anchor.clause.end)
        pieces = tuple(
            p for piece in pieces for p in (without(view, piece, hole) if _in(piece, hole) else (piece,))
        )
    return replace(quote, pieces=pieces) if pieces else quote


def _in(piece: Range, hole: Range) -> bool:
    return piece[0] <= hole[0] and hole[0] < piece[1]


def _cited(view: View, part: Range, quote: Found, said: Sequence[Anchor]) -> Found:
    """The quotation whose clause of saying cites another: "berichtete die Agentur unter Berufung auf den Kreml"."""
    anchor = next((a for a in said if quote.cue and a.verb == quote.cue[0]), None)
    if anchor is None or quote.speaker is None:
        return quote
    for first, middle, last in view.lexicon.citing:
        for at in anchor.clause.tokens:
            if view.lowers[at : at + 3] == [first, middle, last]:
                source = view.noun_phrase(at + 3, part[1])
                if source and not quote.covers(at):
                    return replace(quote, speaker=view.trim(source), medium=quote.speaker)
    return replace(quote, medium=told_to(view, anchor))


def told_to(view: View, anchor: Anchor) -> Range | None:
    """The medium that somebody speaks to: "sagte die Ministerin dem Sender CNN", "im Interview mit der BBC"."""
    speaker = anchor.speaker or (0, 0)
    for at in anchor.clause.tokens:
        if view.words[at] in view.lexicon.classes["outlets"] and not speaker[0] <= at < speaker[1]:
            end = at + 1
            while end < anchor.clause.end and view.nominal(end) and view.words[end - 1] != ",":
                end += 1
            return at, end
    return None


def _relayed(view: View, found: Sequence[Found], said: Sequence[Anchor]) -> list[Found]:
    """Where a medium stands beside a clause of saying, its words are those of the clause's subject: "Peskow
    bestätigte russischen Agenturen zufolge …".
    """
    out = list(found)
    for quote in found:
        if quote.cue is None or quote.speaker is None or not _medium(view, quote.speaker):
            continue
        anchor = next((a for a in said if quote.covers(a.verb) and a.clause.kind == "main" and a.speaker), None)
        if anchor is None or any(f.cue and f.cue[0] == anchor.verb for f in found):
            continue
        cue = (anchor.verb, anchor.verb + 1)
        out.append(Found("reported", quote.pieces, anchor.speaker, cue, anchor.cue.force, quote.speaker))
    return out


def _medium(view: View, phrase: Range) -> bool:
    """Whether the phrase names media: an agency, a paper, a station."""
    classes = view.lexicon.classes
    stems = [w.lower() for w in classes["media"]]
    words = [view.words[k] for k in range(*phrase) if view.nominal(k)]
    return any(w in classes["outlets"] or any(stem in w.lower() for stem in stems) for w in words)


def _nested(quote: Found, found: Sequence[Found]) -> Found:
    """The quotation with the speaker of the words that it stands in as its medium."""
    if quote.medium is not None or quote.speaker is None:
        return quote
    outer = [
        f
        for f in found
        if f.speaker not in (None, quote.speaker)
        and f.form != "reported"
        and f.start <= quote.start
        and quote.end <= f.end + 1  # the mark that ends the sentence
        and (f.end - f.start > quote.end - quote.start or quote.form == "reported" or _cue_within(quote, f))
        and not (f.cue and quote.cue and f.cue == quote.cue)
    ]
    inner = min(outer, key=lambda f: f.end - f.start, default=None)
    return replace(quote, medium=inner.medium or inner.speaker) if inner else quote


def _cue_within(quote: Found, other: Found) -> bool:
    """Whether the very word that tells of the quotation stands in another's words."""
    return quote.cue is not None and other.covers(quote.cue[0])
