"""The speakers of one document's quotations, in the order of the text.

Where the words name nobody ("hieß es in der Mitteilung", "demnach"), the institution that spoke last is meant; a
relative pronoun stands for the noun before it, a group for its members.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import Final

from spacy.tokens import Doc

from depesche.lang.speech import Speech
from depesche.model import Span
from depesche.reading.layers import Mention, Quote
from depesche.reading.quotes import viewed
from depesche.reading.setting import Setting
from depesche.reading.speakers.naming import Naming, naming
from depesche.reading.speakers.sides import Sides
from depesche.reading.speakers.speaker import NOBODY, Speaker
from depesche.reading.speakers.who import who_is_named

_VOICES: Final = "depesche.voices"
#: No mention is longer (code points).
_LONGEST: Final = 200
#: Kinds of mentions that can speak one beside the other, and those that pass words on.
_BESIDE_EACH_OTHER: Final = ("person", "office", "side", "place")
_RELAYS: Final = ("person", "office", "side", "organisation")


class Voices:
    """Who speaks in a document; ask :func:`voices_of`. ``institution`` and ``last`` are who spoke last where a
    quotation is read, ``called`` the nouns by which somebody was called so far.
    """

    def __init__(self, doc: Doc, setting: Setting) -> None:
        view = viewed(doc, setting)
        self.doc = doc
        self.text = view.text
        self.speech: Speech = view.speech
        self.known = setting.knowledge
        self.sides = setting.made(Sides)
        self.naming: Naming = setting.language.made(naming)
        self.mentions: tuple[Mention, ...] = doc._.mentions
        self.starts = [m.start for m in self.mentions]
        self.spokesmen = {m.person for m in self.mentions if m.office == "spokesperson" and m.person}
        self.surnames = {m.name.split()[-1]: m for m in reversed(self.mentions) if m.state and m.name}
        self.institution: Speaker | None = None
        self.last = NOBODY
        self.called: dict[str, Speaker] = {}
        self.quotes = tuple(map(self._heard, doc._.quotes))

    def _heard(self, quote: Quote) -> Speaker:
        """The speaker of a quotation, kept in mind for those that follow."""
        speaker = self._of(quote)
        if speaker.several:
            return speaker
        if quote.speaker and speaker.name:
            self.last = speaker
        if speaker.side and quote.speaker:
            nouns = self.words(quote.speaker).split()
            self.called |= {noun: speaker for noun in nouns if noun[0].isupper()}
        if speaker.side and self.official(speaker):
            self.institution = speaker
        return speaker

    def _of(self, quote: Quote) -> Speaker:
        if quote.speaker is not None:
            return self.at(quote.speaker)
        impersonal = quote.cue is not None and self.words(quote.cue) in self.naming.lists["impersonal_cues"]
        return (self.institution or NOBODY) if impersonal else NOBODY

    def at(self, span: Span) -> Speaker:
        """Who is named in a span."""
        return who_is_named(self, span)

    def official(self, speaker: Speaker) -> bool:
        """Whether an institution speaks, or its spokesman."""
        return speaker.person is None or speaker.person in self.spokesmen

    def each(self, quote: Quote, speaker: Speaker) -> tuple[Speaker, ...]:
        """The speakers of a quotation one by one: "das Weiße Haus und der Kreml teilten mit"."""
        alone = () if speaker.several else (speaker,)
        if quote.speaker is None or not self.naming.joins(self.words(quote.speaker)):
            return alone
        named = [m for m in self.inside(quote.speaker, _BESIDE_EACH_OTHER) if m.start >= quote.speaker[0]]
        if any(m.kind == "place" and self.sides.of_seat(m) is None for m in named):
            return alone
        voices = tuple(self.named(m) for m in named)
        sides = {voice.side for voice in voices}
        return voices if 1 < len(sides) == len(voices) and None not in sides else alone

    def via(self, words: str) -> str | None:
        """What a medium that passes words on is called; ``None`` for words that name nobody ("eigene Angaben")."""
        bare = self.naming.bare(words)
        if self.naming.is_own(bare.split(" ")[0].lower()) or bare in self.naming.account:
            return None
        for mention in self.mentions:
            form = self.text[mention.start : mention.end]
            known = mention.name and mention.kind in _RELAYS
            if known and re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", words):
                return mention.name
        return self.naming.medium(words)

    # -- what the rules look at -------------------------------------------------------------------
    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.text[slice(*span)]

    def named(self, mention: Mention, span: Span | None = None) -> Speaker:
        """The speaker that a mention is, in the words of a span around it."""
        return speaker_named(self, mention, span or (mention.start, mention.end))

    def again(self, noun: str) -> Speaker | None:
        """Who was called by a noun before: "der Pressedienst" after "der Pressedienst des Kremls"."""
        last = next((n for n in reversed(self.called) if n.lower().endswith(noun.lower())), None)
        return self.called[last] if last else None

    def inside(self, span: Span, kinds: Collection[str] | None = None) -> list[Mention]:
        """The mentions that meet a span, of some kinds or of any."""
        first, last = bisect_left(self.starts, span[0] - _LONGEST), bisect_left(self.starts, span[1])
        return [m for m in self.mentions[first:last] if span[0] < m.end and (kinds is None or m.kind in kinds)]

    def before(self, offset: int, most: int) -> tuple[Mention, ...]:
        """The mentions before an offset, at most so many."""
        at = bisect_left(self.starts, offset)
        return self.mentions[max(0, at - most) : at]

    def persons_before(self, offset: int, most: int) -> Iterator[tuple[Mention, str]]:
        """The known persons mentioned before an offset, the last first, with their genders."""
        for mention in reversed(self.before(offset, most)):
            person = self.known.people.get(mention.person) if mention.person else None
            if person is not None:
                yield mention, person.gender


#: A name covers its phrase unless so many more characters stand around it ("ein Berater von Trump").
AROUND: Final = 24


def speaker_named(voices: Voices, mention: Mention, span: Span) -> Speaker:
    """The speaker that a mention is, in the words of a span around it."""
    words, side = voices.words(span), voices.sides.of_mention(mention)
    bare = voices.naming.bare(words)
    if len(mention.members) > 1:
        return Speaker(None, several=True, names=tuple(voices.known.label(person) for person in mention.members))
    if mention.kind in ("person", "office", "pronoun", "group"):
        person = mention.person or next(iter(mention.members), None)
        return Speaker(mention.name or bare, side, person)
    form = voices.text[mention.start : mention.end]
    called = (mention.kind == "state" and bare != form) or len(words) > len(form) + AROUND
    return Speaker(bare if called else mention.name or bare, side)


def voices_of(doc: Doc, setting: Setting) -> Voices:
    """The speakers of a document whose quotations and mentions are set, made once and kept with the document."""
    found = doc.user_data.get(_VOICES)
    if found is None:
        found = doc.user_data[_VOICES] = Voices(doc, setting)
    assert isinstance(found, Voices)  # noqa: S101 - nobody else writes under this key
    return found
