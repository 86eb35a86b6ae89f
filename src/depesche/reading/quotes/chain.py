"""Who passes on whose words: a source inside another's words, an agency that cites a government."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.lang.speech import Saying, Told
from depesche.light import replace
from depesche.reading.quotes.view import Range, View


def chained(view: View, part: Range, said: Sequence[Saying], found: Sequence[Told]) -> list[Told]:
    """The quotations of one part, each without asides of others, with the medium that passes it on."""
    cut = [_without_asides(view, quote, said) for quote in found]
    cited = [_cited(view, part, quote, said) for quote in cut]
    relayed = _relayed(view, cited, said)
    return [q if q.speaker and _medium(view, q.speaker) else _nested(q, relayed) for q in relayed]


def _without_asides(view: View, quote: Told, said: Sequence[Saying]) -> Told:
    """The quotation without a "wie das Amt mitteilte" that belongs to another one."""
    pieces = quote.pieces
    for saying in said:
        opener = saying.clause.opener
        if opener is None or not view.speech.is_aside(saying.clause) or not quote.covers(opener):
            continue
        hole = (opener, saying.clause.end)
        pieces = tuple(
            p for piece in pieces for p in (view.speech.without(piece, hole) if _in(piece, hole) else (piece,))
        )
    return replace(quote, pieces=pieces) if pieces and pieces != quote.pieces else quote


def _in(piece: Range, hole: Range) -> bool:
    return piece[0] <= hole[0] and hole[0] < piece[1]


def _cited(view: View, part: Range, quote: Told, said: Sequence[Saying]) -> Told:
    """The quotation whose clause of saying cites another: "berichtete die Agentur unter Berufung auf den Kreml"."""
    saying = next((a for a in said if quote.cue and a.verb == quote.cue[0]), None)
    if saying is None or quote.speaker is None:
        return quote
    lowers = [view.lowers[at] for at in saying.clause.tokens]
    for phrase in view.lexicon.citing:
        if phrase[0] not in lowers:
            continue
        for at in saying.clause.tokens:
            behind = at + len(phrase)
            source = view.noun_phrase(behind, part[1]) if tuple(view.lowers[at:behind]) == phrase else None
            if source and not quote.covers(at):
                return replace(quote, speaker=view.trim(source), medium=quote.speaker)
    medium = told_to(view, saying)
    return quote if medium == quote.medium else replace(quote, medium=medium)


def told_to(view: View, saying: Saying) -> Range | None:
    """The medium that somebody speaks to: "sagte die Ministerin dem Sender CNN", "im Interview mit der BBC"."""
    speaker = saying.speaker or (0, 0)
    for at in saying.clause.tokens:
        if view.words[at] in view.lexicon.classes["outlets"] and not speaker[0] <= at < speaker[1]:
            end = at + 1
            while end < saying.clause.end and view.nominal(end) and view.words[end - 1] != ",":
                end += 1
            return at, end
    return None


def _relayed(view: View, found: Sequence[Told], said: Sequence[Saying]) -> list[Told]:
    """Where a medium stands beside a clause of saying, its words are those of the clause's subject: "Peskow
    bestätigte russischen Agenturen zufolge …".
    """
    own = {quote.cue[0] for quote in found if quote.cue}
    sayings = [s for s in said if s.clause.kind == "main" and s.speaker]
    out = list(found)
    for quote in found:
        if not _of_medium(view, quote):
            continue
        saying = next((s for s in sayings if quote.covers(s.verb)), None)
        if saying is not None and saying.verb not in own:
            out.append(
                Told("reported", quote.pieces, saying.speaker, saying.word, saying.cue.force, quote.speaker)
            )
    return out


def _of_medium(view: View, quote: Told) -> bool:
    """Whether a medium passes the words on."""
    return quote.cue is not None and quote.speaker is not None and _medium(view, quote.speaker)


def _medium(view: View, phrase: Range) -> bool:
    """Whether the phrase names media: an agency, a paper, a station."""
    return any(view.lexicon.names_medium(view.words[k]) for k in range(*phrase) if view.nominal(k))


def _nested(quote: Told, found: Sequence[Told]) -> Told:
    """The quotation with the speaker of the words that it stands in as its medium."""
    if quote.medium is not None or quote.speaker is None:
        return quote
    inner = min((f for f in found if _holds(f, quote)), key=lambda f: f.length, default=None)
    return replace(quote, medium=inner.medium or inner.speaker) if inner else quote


def _holds(outer: Told, quote: Told) -> bool:
    """Whether a quotation lies in the words of somebody else's."""
    if (
        outer.speaker in (None, quote.speaker)
        or outer.form == "reported"
        or (outer.cue and outer.cue == quote.cue)
    ):
        return False
    if outer.start > quote.start or quote.end > outer.end + 1:  # the mark that ends the sentence
        return False
    return outer.length > quote.length or quote.form == "reported" or _cue_within(quote, outer)


def _cue_within(quote: Told, other: Told) -> bool:
    """Whether the very word that tells of the quotation stands in another's words."""
    return quote.cue is not None and other.covers(quote.cue[0])
