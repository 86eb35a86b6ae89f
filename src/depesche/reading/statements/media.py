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
    plurals, outlets = scene.known.lists["media_plurals"], scene.known.classes["outlets"]
    named = [
        at
        for at, (word, lower) in enumerate(zip(tokens.words, tokens.lowers, strict=True))
        if at > 1 and (word in outlets or lower.endswith(plurals))
    ]
    for at in named:
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
    known, tokens = scene.known, scene.tokens
    if not known.ends(tokens.lowers[at], "media_plurals"):
        return False
    behind = tokens.lowers[at - 1] in known.lists["media_before"]
    return behind and known.begins(tokens.words[at - 2], "media_accounts")


def _one(scene: Scene, at: int) -> bool:
    """Whether the last word of an outlet's name stands at the token, in a sentence that tells that it reported."""
    outlets, words = scene.known.classes["outlets"], scene.tokens.words
    if words[at] not in outlets or (at + 1 < len(words) and words[at + 1] in outlets):
        return False
    if scene.known.ends(scene.tokens.lowers[at], "media_plurals"):
        return False
    if words[at] in scene.known.classes["common"] and not _marked(scene, at):
        return False  # "ins Bild gesetzt"
    first, end = scene.sentences[scene.places.at(scene.tokens.starts[at])]
    return any(scene.known.begins(lower, "reported") for lower in scene.tokens.lowers[first:end])


def _marked(scene: Scene, at: int) -> bool:
    """Whether the name has more words, or stands behind a quotation mark."""
    start, tokens = _name(scene, at)[0], scene.tokens
    return start < tokens.starts[at] or tokens.text[max(0, start - 1) : start] in _MARKS


def _name(scene: Scene, at: int) -> Span:
    """The whole name of an outlet from its last word: "Washington Post"."""
    tokens, first = scene.tokens, at
    while first and _of_name(scene, first - 1) and not scene.known.ends(tokens.lowers[first - 1], "media_kinds"):
        first -= 1
    return tokens.starts[first], tokens.end(at)


def _of_name(scene: Scene, at: int) -> bool:
    return scene.tokens.words[at][:1].isupper() and scene.view.nominal(at)
