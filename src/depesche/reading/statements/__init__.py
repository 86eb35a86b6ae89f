"""Statements: who said what about which contact; and who stands for a report.

:func:`statements_of` makes the statements of a document from its quotations; :func:`attributed` gives each report
the sources that stand for it, with their stance: a side reports, confirms, denies or does not confirm it.
"""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.model import Statement
from depesche.reading.layers import Quote
from depesche.reading.setting import Setting
from depesche.reading.speakers import Speaker
from depesche.reading.statements.acts import acts
from depesche.reading.statements.places import FAR
from depesche.reading.statements.scene import Scene
from depesche.reading.statements.sources import attributed

__all__ = ["attributed", "statements_of"]


def statements_of(doc: Doc, setting: Setting) -> tuple[Statement, ...]:
    """The statements of the document, in the order of the text."""
    scene = Scene(doc, setting)
    quoted = [_statement(scene, quote, speaker) for quote, speaker in scene.quotes()]
    return tuple(sorted((*quoted, *acts(scene)), key=lambda s: s.quote[0][0]))


def _statement(scene: Scene, quote: Quote, speaker: Speaker) -> Statement:
    return Statement(
        speaker=speaker.name,
        speakers=speaker.names,
        side=speaker.side,
        form=quote.form,
        quote=quote.pieces,
        speaker_span=quote.speaker,
        cue=quote.cue,
        via=scene.voices.via(quote.via) if quote.via else None,
        report=_about(scene, quote, speaker.side),
        force=quote.force,
    )


def _about(scene: Scene, quote: Quote, side: str | None) -> str | None:
    """The report that a quotation is about: told in its sentence, else the last one told before, else the first; of
    a contact of the speaker's side rather than of another one close by.
    """
    places, place, mine = scene.places, scene.sentence_at(quote.pieces[0]), scene.of_side(side)
    here = places.here(place)
    near = (
        [report for report in here if report in mine][:1]
        or here[:1]
        or places.before(place, FAR, mine)
        or places.before(place)
        or [report for _, report in places.told[:1]]
    )
    return near[0] if near else None
