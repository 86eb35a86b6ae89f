"""Media whose reports are spoken of: "Berichte von US-Medien", "der Bericht des „Tagblatts“", "wie die „Post“
gemeldet hatte".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from depesche.model import Source, Span
from depesche.reading.statements.places import REACH
from depesche.reading.statements.scene import Scene

_MARKS: Final = frozenset('„“»«"‚›')


def media(scene: Scene) -> Iterator[tuple[str, Source]]:
    """The media of the document, each with the reports that it has reported."""
    tokens, places = scene.tokens, scene.places
    for at in range(2, len(tokens)):
        several = _several(scene, at)
        if not several and not _one(scene, at):
            continue
        span = (tokens.starts[at], tokens.end(at)) if several else _name(scene, at)
        place = places.at(tokens.starts[at])
        near = places.before(place, REACH) or ([] if several else places.after(place, REACH))
        for report in places.here(place) or near:
            yield report, Source(tokens.text[slice(*span)], None, "reports", span)


def _several(scene: Scene, at: int) -> bool:
    """Whether media in general are named as those who reported: "Berichte von US-Medien"."""
    lists, tokens = scene.known.lists, scene.tokens
    if not tokens.lowers[at].endswith(lists["media_plurals"]):
        return False
    return tokens.lowers[at - 1] in lists["media_before"] and tokens.words[at - 2].startswith(
        lists["media_accounts"]
    )


def _one(scene: Scene, at: int) -> bool:
    """Whether the last word of an outlet's name stands at the token, in a sentence that tells that it reported."""
    outlets, words = scene.known.classes["outlets"], scene.tokens.words
    if words[at] not in outlets or (at + 1 < len(words) and words[at + 1] in outlets):
        return False
    if scene.tokens.lowers[at].endswith(scene.known.lists["media_plurals"]):
        return False
    if words[at] in scene.known.classes["common"] and not _marked(scene, at):
        return False  # "ins Bild gesetzt"
    first, end = scene.sentences[scene.places.at(scene.tokens.starts[at])]
    return any(lower.startswith(scene.known.lists["reported"]) for lower in scene.tokens.lowers[first:end])


def _marked(scene: Scene, at: int) -> bool:
    """Whether the name has more words, or stands behind a quotation mark."""
    start, tokens = _name(scene, at)[0], scene.tokens
    return start < tokens.starts[at] or tokens.text[max(0, start - 1) : start] in _MARKS


def _name(scene: Scene, at: int) -> Span:
    """The whole name of an outlet from its last word: "Washington Post"."""
    tokens, kinds, first = scene.tokens, scene.known.lists["media_kinds"], at
    while first and _of_name(scene, first - 1) and not tokens.lowers[first - 1].endswith(kinds):
        first -= 1
    return tokens.starts[first], tokens.end(at)


def _of_name(scene: Scene, at: int) -> bool:
    return scene.tokens.words[at][:1].isupper() and scene.view.nominal(at)
