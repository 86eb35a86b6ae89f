"""Somebody whom a genitive or a preposition places beside the one mentioned: "Putins Berater", "ein Sprecher des
Präsidenten".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from depesche.model import Span
from depesche.reading.layers import Mention
from depesche.reading.speakers.speaker import Speaker

if TYPE_CHECKING:
    from depesche.reading.speakers.voices import Voices


def spoken_beside(voices: Voices, mention: Mention, span: Span) -> Speaker | None:
    """Who speaks beside the one mentioned, for the same side; ``None`` where the one mentioned speaks."""
    side, form = voices.sides.of_mention(mention), voices.text[mention.start : mention.end]
    if voices.speech.speaks_for(form, mention.name):
        return Speaker(form, side)
    before, after = voices.text[span[0] : mention.start].split(), voices.text[mention.end : span[1]].split()
    owner = _owns_what_follows(voices, mention, after)
    if owner and len(after) > 2 and all(word[0].isupper() for word in after):  # "Bidens Sprecherin Jen Psaki"
        return Speaker(" ".join(after[1:]), side)
    if owner or _owned_by(voices, mention, before):
        return Speaker(voices.naming.bare(voices.words(span)), side)
    return None


def _owns_what_follows(voices: Voices, mention: Mention, after: list[str]) -> bool:
    """Whether the mention is a genitive before a noun: "Putins Berater"."""
    form = voices.text[mention.start : mention.end]
    can_own = mention.kind in ("person", "office", "state") and voices.speech.ends_as_genitive(form)
    return can_own and bool(after) and after[0][0].isupper()


def _owned_by(voices: Voices, mention: Mention, before: list[str]) -> bool:
    """Whether a noun before the mention is its own: "ein Sprecher des Präsidenten", "ein Sprecher Jelzins"."""
    nouns = [word for word in before if word[0].isupper() and not _says_itself(voices, word)]
    people = [noun for noun in nouns if noun.lower() not in voices.naming.classes["determiners"]]
    if not people:
        return False
    if before[-1].lower() in voices.naming.lists["owned_by"]:
        return True
    form = voices.text[mention.start : mention.end]
    return mention.kind == "person" and before[-1] == people[-1] and voices.speech.is_genitive(form, mention.name)


def _says_itself(voices: Voices, noun: str) -> bool:
    """Whether a noun is one of something said or written, which is nobody: "Angaben", "Mitteilung"."""
    return noun in voices.naming.account or noun in voices.naming.classes["papers"]
