"""Stances: what a side says of a contact by a verb of confirming or denying, or by no verb of saying at all ("Vom
Kreml gab es keine Bestätigung", "das sei frei erfunden").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from depesche.model import Report, Source, Span, Stance
from depesche.model.statuses import OFF
from depesche.reading.contacts.status.words import status_words
from depesche.reading.layers import Quote
from depesche.reading.quotes.view import Range
from depesche.reading.speakers import Speaker
from depesche.reading.statements.places import RECALLED
from depesche.reading.statements.scene import Scene

_BY_FORCE: Final[dict[str, Stance]] = {"confirm": "confirms", "deny": "denies"}
_HEADS: Final = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
#: A negation stands so many characters around its verb.
_AROUND: Final = 60
_SENTENCE: Final = re.compile(r"[.!?]\s")


def stance_of(scene: Scene, quote: Quote) -> Stance:
    """The stance that the verb of a quotation takes, with the negation around it."""
    stance = _BY_FORCE.get(quote.force or "", "reports")
    if stance == "reports":
        return stance
    text = scene.voices.text
    start, end = quote.cue or quote.pieces[0]
    if (own := _clause_of(scene, (start, end))) is not None:
        negating = scene.known.lists["neither" if stance == "denies" else "negating"]
        return "does_not_confirm" if own & set(negating) else stance
    before = _SENTENCE.split(text[max(0, start - _AROUND) : start])[-1]
    after = _SENTENCE.split(text[start : end + _AROUND])[0]
    around = set((before + after).lower().replace(".", " ").split())
    negating = scene.known.lists["neither" if stance == "denies" else "negating"]
    return "does_not_confirm" if around & set(negating) else stance


def _clause_of(scene: Scene, cue: Span) -> set[str] | None:
    """The words in lower case of the clause of a cue, with those of the clause that an infinitive hangs on."""
    sentence = scene.sentences[scene.sentence_at(cue)]
    clauses = scene.view.clauses(sentence)
    starts = scene.tokens.starts
    clause = next((c for c in clauses if any(cue[0] <= starts[k] < cue[1] for k in c.tokens)), None)
    if clause is None:
        return None
    governing = [clauses[clause.parent]] if clause.kind == "infinitive" and clause.parent is not None else []
    return {scene.view.lowers[k] for c in (clause, *governing) for k in c.tokens}


def of_a_detail(scene: Scene, quote: Quote) -> bool:
    """Whether a denial denies something of a contact and not the contact: how long it was, who asked for it."""
    if quote.force != "deny" or quote.form != "indirect" or _tells_denied(scene, quote):
        return False
    known = scene.setting.language.made(status_words)
    off = (verb for verb, said in known.governors.items() if said.status in OFF)
    decisive = {*known.existing, *off}  # "bestritt, den Besuch abgelehnt zu haben": not a detail either
    starts = scene.tokens.starts
    told = [
        c
        for piece in quote.pieces
        for c in scene.view.clauses(scene.sentences[scene.sentence_at(piece)])
        if c.verbs and piece[0] <= starts[c.verbs[0]] < piece[1]
    ]
    return bool(told) and all(decisive.isdisjoint(c.lemmas) for c in told if c.lemmas)


def _tells_denied(scene: Scene, quote: Quote) -> bool:
    """Whether a contact that is denied is told in the words of a quotation."""
    return any(
        report.status == "denied" and a <= report.trigger[0] < b
        for report in scene.doc._.reports
        for a, b in quote.pieces
    )


def untrue(scene: Scene, report: Report, quote: Quote) -> bool:
    """Whether a quotation itself says that a denied contact is not true, and tells of no denial by somebody else."""
    at = report.trigger[0]
    if report.status != "denied" or not any(a <= at < b for a, b in quote.pieces):
        return False
    return not any(_tells_of_denial(scene, piece) for piece in quote.pieces)


def _tells_of_denial(scene: Scene, piece: Span) -> bool:
    first, end = scene.sentences[scene.sentence_at(piece)]
    starts = scene.tokens.starts
    clauses = (
        c for c in scene.view.clauses((first, end)) if c.verbs and piece[0] <= starts[c.verbs[0]] < piece[1]
    )
    return any(cue.force == "deny" for c in clauses for cue in scene.view.lexicon.of(c.lemmas))


def taken(scene: Scene) -> Iterator[tuple[str, Source]]:
    """The sides that take a stance in a sentence of theirs, with the reports that it is on."""
    tokens, places = scene.tokens, scene.places
    for place, (first, end) in enumerate(scene.sentences):
        stance = scene.known.stance_of(tokens.words[first:end])
        if stance is None:
            continue
        span = tokens.starts[first], tokens.end(end - 1)
        holder = _quoting(scene, span) or _subject(scene, (first, end)) or _holder(scene, span)
        if holder is None or holder.name is None or (stance == "does_not_confirm" and _confirmed(scene, span)):
            continue
        for report in places.here(place) or _denied(scene, holder, span) or places.before(place, RECALLED):
            yield report, Source(holder.name, holder.side, stance, span)


def _confirmed(scene: Scene, sentence: Span) -> bool:
    """Whether something is confirmed in the sentence: what it adds ("wollte sich nicht äußern") takes that not back."""
    said = (q for q in scene.doc._.quotes if q.force == "confirm" and q.cue is not None)
    return any(sentence[0] <= q.cue[0] < sentence[1] and stance_of(scene, q) == "confirms" for q in said if q.cue)


def _quoting(scene: Scene, sentence: Span) -> Speaker | None:
    """Whose words most of the sentence is."""
    inside = list(_said_inside(scene, sentence))
    sided = next((speaker for _, speaker in inside if speaker.side), None)
    most = max(inside, default=None, key=lambda said: said[0])
    if sided is not None or most is None:
        return sided
    return most[1] if 2 * most[0] > sentence[1] - sentence[0] else None


def _said_inside(scene: Scene, sentence: Span) -> Iterator[tuple[int, Speaker]]:
    """Whose words stand in the sentence, with their length."""
    for quote, speaker in scene.quotes():
        yield from ((b - a, speaker) for a, b in quote.pieces if sentence[0] <= a and b <= sentence[1])


def _subject(scene: Scene, sentence: Range) -> Speaker | None:
    """The side that is the subject of the clause in which the stance is taken by itself."""
    clauses = scene.view.clauses(sentence)
    for number, clause in enumerate(clauses):
        if scene.known.stance_of([scene.tokens.words[k] for k in clause.tokens]) is None:
            continue
        named = scene.view.speech.speaker_of(clauses, number)
        speaker = scene.voices.at(scene.view.span(named)) if named else None
        if speaker is not None and speaker.side is not None:
            return speaker
    return None


def _holder(scene: Scene, sentence: Span) -> Speaker | None:
    """The side after "vom", "von", "aus", else the first one named."""
    voices = scene.voices
    named = voices.inside(sentence, ("side", "office", "person", "organisation"))
    named = [m for m in named if sentence[0] <= m.start < sentence[1]]
    behind = [m for m in named if scene.known.ends(voices.text[: m.start].rstrip(), "origins")]
    best = next(iter(behind or named), None)
    return voices.at((best.start, best.end)) if best else None


def _denied(scene: Scene, holder: Speaker, sentence: Span) -> list[str]:
    """The contact of the holder's side that is off, or only said to be, told last before: what is denied by a head's
    spokesman is the head's.
    """
    mine = [
        (_by_a_head(report, holder), report.trigger[0], report.id)
        for report in scene.doc._.reports
        if report.status not in ("held", "ongoing")
        and report.trigger[0] < sentence[0]
        and any(p.state == holder.side for p in report.participants)
    ]
    return [max(mine)[2]] if mine and holder.side else []


def _by_a_head(report: Report, holder: Speaker) -> bool:
    return any(p.state == holder.side and p.office in _HEADS for p in report.participants)
