"""The words that German grammar goes by: verbs with their forms, closed classes, endings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from depesche.cache import kept
from depesche.lang.de.grammar.verbs import Verb, parse
from depesche.lang.de.grammar.word_classes import Words, known_parts, words
from depesche.lang.language import Language
from depesche.light import dataclass

#: Adverbs that begin something else where a phrase could begin.
_NO_ADVERBS: Final = frozenset({"laut", "so", "unter", "anderem", "sich", "vor"})

#: Lists of ``time_context.toml`` that tell on which side of the present a clause lies.
_OUTLOOK: Final = (
    *("ahead", "ahead_modals", "open_modals", "ahead_prepositions"),
    *("attribute_openers", "told_verbs"),
)

#: Classes of words around nouns by their lists in ``[nominal]`` of ``clause_words.toml``.
_AROUND_NOUNS: Final = {
    "articles": "determiners",
    "definite": "definite",
    "object_pronouns": "object_pronouns",
    "third_person": "pronouns",
    "first_person": "first_person",
    "joiners": "joiners",
    "several": "quantities",
    "sequence": "sequence",
    "indefinite": "indefinite",
    "indefinite_direct": "indefinite_direct",
    "genitive_masculine": "genitive_masculine",
    "genitive_feminine": "genitive_feminine",
    "dative_prepositions": "dative_prepositions",
    "free_relatives": "free_relatives",
    "objective_relatives": "objective_relatives",
    "plural_relatives": "plural_relatives",
    "subject_pronouns": "subject_pronouns",
}


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All of it. ``classes`` are the closed classes by name, ``account`` nouns of something said, ``speaking_ends``
    ends of nouns for what can speak.
    """

    words: Words
    classes: Mapping[str, frozenset[str]]
    adverb_endings: tuple[str, ...]
    account: frozenset[str]
    account_endings: tuple[str, ...]
    weak_endings: tuple[str, ...]
    speaking_ends: tuple[str, ...]
    _unions: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def members_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """The words of several closed classes, put together once."""
        found = self._unions.get(names)
        if found is None:
            found = self._unions[names] = frozenset().union(*(self.classes[name] for name in names))
        return found


def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language's data files; that of a package of Depesche's own is kept between starts."""
    if language.package.startswith(f"{__name__.partition('.')[0]}."):
        return kept(f"grammar-{language.code}", lambda: _built(language))
    return _built(language)


def _built(language: Language) -> Lexicon:
    cues, phrases = language.rows("cues"), language.rows("phrases")
    classes = {name: frozenset(found) for name, found in (cues["closed"] | cues["speech"]).items()}
    classes |= {name: frozenset(cues[name]) for name in ("referring", "before", "after", "papers")}
    classes["adverbs"] = frozenset(phrases["adverbs"]) - _NO_ADVERBS
    nominal, negators = language.rows("clause_words")["nominal"], language.rows("clause_words")["negators"]
    classes["negators"] = frozenset(negators)
    classes |= {name: frozenset(language.rows("time_context")[name]) for name in _OUTLOOK}
    classes["announcements"] = frozenset(language.rows("time_context")["announcing"])
    classes |= {name: frozenset(nominal[list_].split()) for name, list_ in _AROUND_NOUNS.items()}
    classes["around_nouns"] = frozenset(w for forms in nominal["prepositions"].values() for w in forms.split())
    return Lexicon(
        words=words(_verbs(language)),
        classes=classes,
        adverb_endings=(*phrases["adverb_endings"], *cues["closed"]["adverb_endings"]),
        account=frozenset(cues["account"]),
        account_endings=tuple(cues["account_endings"]),
        weak_endings=tuple(nominal["weak_endings"].split()),
        speaking_ends=tuple(cues["closed"]["speaking_ends"]),
    )


def _verbs(language: Language) -> Iterator[Verb]:
    """The verbs of contact, of saying and of talk, beside those that the grammar lists itself."""
    for row in language.rows("frames_verbs")["frame"]:
        yield verb_of(row["verb"], row.get("parts", ""))
    for row in (*language.rows("cues_verbs")["verb"], *language.rows("contact_asking")["verb"]):
        yield verb_of(row["verb"], row.get("parts", ""))
    frames = language.rows("topics")["frames"]
    for name in ("verbs", "object_verbs", "agreeing"):
        for written in frames[name]:
            verb, _, parts = str(written).partition(":")
            yield verb_of(verb.strip(), parts.strip())


def separable(language: Language) -> Mapping[str, str]:
    """The prefix of each separable verb, by infinitive."""
    return {verb.infinitive: verb.prefix for verb in _verbs(language) if verb.prefix}


def verb_of(written: str, parts: str = "") -> Verb:
    """A verb as data files write it; a separable one inherits the parts of its base."""
    return parse(written, parts or known_parts().get(written.rpartition("|")[2], ""))
