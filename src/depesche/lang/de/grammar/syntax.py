"""German as :class:`~depesche.lang.syntax.Syntax`: one analysis of each stretch of a document, kept for all layers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from depesche.lang.cues import cues
from depesche.lang.de.grammar import compounds, inflection, phrases, relations
from depesche.lang.de.grammar.clauses import clauses
from depesche.lang.de.grammar.lexicon import Lexicon, lexicon, separable
from depesche.lang.de.grammar.located import located
from depesche.lang.de.grammar.mood import mood
from depesche.lang.de.grammar.nouns import GermanNouns
from depesche.lang.de.grammar.outlook import outlook
from depesche.lang.de.grammar.placed import participle_by_form, placed
from depesche.lang.de.grammar.refining import refined
from depesche.lang.de.grammar.relations import Nominal
from depesche.lang.de.grammar.speech import GermanSpeech
from depesche.lang.de.grammar.time_words import time_words
from depesche.lang.forms import Nouns
from depesche.lang.language import Language
from depesche.lang.speech import Speech
from depesche.lang.syntax import Clause, Mood, Names, Range, Side, Syntax
from depesche.lang.tokens import Tokens

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
#: Closed classes whose words are no nouns.
_NO_NOUNS = ("adverbs", "prepositions", "determiners", "pronouns")

#: Relations of a place that may be at the house or part of a town that it belongs to.
_OWNED = ("", "of")


class German:
    """The grammar, as :class:`~depesche.lang.language.Language` has it."""

    nouns: Nouns = GermanNouns()

    def syntax(self, tokens: Tokens, language: Language) -> GermanSyntax:
        """The words of a document as German."""
        return GermanSyntax(tokens, language.made(lexicon), language.made(relations.nominal))

    def speech(self, syntax: Syntax, language: Language, names: Names | None) -> Speech:
        """Who says what in a document."""
        return GermanSpeech(syntax, language.made(cues), names)

    def forms(self, infinitives: Collection[str], language: Language) -> frozenset[str]:
        """All forms of these verbs, in lower case; those of a separable verb stand by their base too."""
        verbs = language.made(lexicon).words.verbs
        return frozenset(text for text, forms in verbs.items() if any(f.infinitive in infinitives for f in forms))

    def forms_apart(self, infinitives: Collection[str], language: Language) -> Iterable[tuple[str, str, str]]:
        """Every form of these verbs in lower case, its infinitive, and the prefix that stands apart from it."""
        prefixes = language.made(separable)
        for text, forms in language.made(lexicon).words.verbs.items():
            for form in forms:
                if form.infinitive in infinitives:
                    yield text, form.infinitive, prefixes.get(form.infinitive, "") if form.split else ""

    def head(self, word: str, nouns: Collection[str]) -> str | None:
        """The noun, of these, that the word is a form of or that ends its compound."""
        return compounds.head(word, nouns)

    def adjective_forms(self, stem: str) -> frozenset[str]:
        """All forms of the adjective with this stem."""
        return inflection.adjective_forms(stem)

    def time_words(self, language: Language) -> Iterable[tuple[str, str, str]]:
        """Every word of a time expression with its class and value: listed, inflected, compounded."""
        return time_words(language)


class GermanSyntax(Syntax):
    """The words of one German document."""

    def __init__(self, tokens: Tokens, known: Lexicon, nominal: Nominal) -> None:
        super().__init__(tokens)
        self.lexicon = known
        self.classes = known.classes
        self.nominals = nominal
        self._analysed: dict[Range, list[Clause]] = {}
        self._nominal: dict[int, bool] = {}

    # -- words ------------------------------------------------------------------------------------
    def is_in(self, token: int, name: str) -> bool:
        """Whether the word, in lower case, is of a closed class; where the text has none any more it is of none."""
        return token < len(self.lowers) and self.lowers[token] in self.classes[name]

    def members(self, name: str) -> frozenset[str]:
        """The words of a closed class, in lower case."""
        return self.classes[name]

    def members_of(self, names: tuple[str, ...]) -> frozenset[str]:
        """The words of several closed classes, in lower case."""
        return self.lexicon.members_of(names)

    def adverb(self, token: int) -> bool:
        """Whether the word is an adverb, with a capital or without."""
        lower = self.lowers[token]
        if lower in self.classes["adverbs"]:
            return True
        return self.initial(token) and len(lower) > 5 and lower.endswith(self.lexicon.adverb_endings)

    def initial(self, token: int) -> bool:
        """Whether the token opens a sentence or a passage, where a capital says nothing."""
        if token == 0 or token in self.tokens.firsts:
            return True
        before = self.words[token - 1]
        return before in ':„»“"‚›' or before.isspace()

    def nominal(self, token: int) -> bool:
        """Whether the token can be a noun or a name: by its capital, or as an outlet in small letters."""
        known = self._nominal.get(token)
        if known is None:
            known = self._is_nominal(token)
            if self.tokens.firsts:  # what a capital says depends on where sentences begin
                self._nominal[token] = known
        return known

    def _is_nominal(self, token: int) -> bool:
        if token >= len(self.words):
            return False
        word = self.words[token]
        if not (word[0].isupper() or (word[0].isdigit() and any(c.isupper() for c in word))):
            return word in self.classes["outlets"] or word.endswith((".de", ".com", ".org", ".ru"))
        return not self.initial(token) or not self._small(token)

    def noun_form(self, token: int) -> bool:
        """Whether the word begins with a capital."""
        return self.words[token][0].isupper()

    def inflected(self, token: int) -> bool:
        """Whether the word has an ending of adjectives and participles."""
        lower = self.lowers[token]
        return lower.endswith(_ADJECTIVE_ENDINGS) and lower.isalpha()

    def first_part(self, token: int) -> str | None:
        """What stands before the last hyphen of a compound."""
        head, hyphen, _ = self.words[token].rpartition("-")
        return head if hyphen else None

    def helper(self, token: int) -> bool:
        """Whether the word is an auxiliary or a modal verb."""
        words = self.lexicon.words
        return self.lowers[token] in words.auxiliaries or self.lowers[token] in words.modals

    def auxiliary(self, token: int) -> str | None:
        """The infinitive of an auxiliary verb; ``None`` for any other word."""
        return self.lexicon.words.auxiliaries.get(self.lowers[token])

    def modal(self, token: int) -> str | None:
        """What a modal verb says ("want", "shall", …); ``None`` for any other word."""
        return self.lexicon.words.modals.get(self.lowers[token])

    def infinitives(self, token: int) -> frozenset[str]:
        """The infinitives that the word may be a form of."""
        return frozenset(form.infinitive for form in self.lexicon.words.verbs.get(self.lowers[token], ()))

    def is_participle(self, token: int) -> bool:
        """Whether the word is a past participle: "gewählt", "ernannt", "empfangen"."""
        forms = self.lexicon.words.verbs.get(self.lowers[token], ())
        if any(form.shape == "participle2" for form in forms):
            return True
        return (
            not forms
            and self.words[token].islower()
            and self.lowers[token].endswith("t")
            and (participle_by_form(self.lowers[token]))
        )

    def _small(self, token: int) -> bool:
        """Whether a word that opens a sentence is no noun: its capital is that of the sentence."""
        lower, words = self.lowers[token], self.lexicon.words
        return (
            lower in self.members_of(_NO_NOUNS)
            or lower in words.subordinators
            or lower in words.auxiliaries
            or lower in words.conjunctions
            or lower == "so"
            or self.adverb(token)
            or self._before_participle(token)
        )

    def _before_participle(self, token: int) -> bool:
        """Whether a participle follows at once: "Eingehend erörtert wurde …"."""
        if token + 1 >= len(self.words) or not self.lowers[token].endswith(("end", "ig", "lich")):
            return False
        return any(f.shape == "participle2" for f in self.lexicon.words.verbs.get(self.lowers[token + 1], ()))

    # -- clauses ----------------------------------------------------------------------------------
    def clauses(self, tokens: Range) -> list[Clause]:
        """The clauses of a sentence or of a part of one, in order; analysed once."""
        found = self._analysed.get(tokens)
        if found is None:
            first, last = tokens
            found = (
                refined(self, clauses(self.tokens, first, last, self.lexicon.words), tokens)
                if first < last
                else []
            )
            self._analysed[tokens] = found
        return found

    def mood(self, clause: Clause) -> Mood:
        """The mood of the clause, as far as the form of its finite verb shows it."""
        return mood(self, clause)

    def outlook(self, clause: Clause) -> Side | None:
        """On which side of the present the clause lies: "will kommen" is to come, "war gekommen" is past."""
        return outlook(self, clause)

    def placed(self, token: int, clause: Clause) -> Side | None:
        """The side of a time by its own phrase: "auf Montag", "das am Montag begonnene Treffen"."""
        return placed(self, token, clause)

    # -- phrases ----------------------------------------------------------------------------------
    def head_of(self, start: int, end: int) -> int | None:
        """Index after the determiner, attributes and nouns; ``None`` where no noun phrase begins."""
        return phrases.head_of(self, start, end)

    def noun_phrase(self, start: int, end: int) -> Range | None:
        """The noun phrase that begins at the token, with genitives, brackets and appositions after it."""
        return phrases.noun_phrase(self, start, end)

    def bare_genitive(self, start: int, end: int) -> bool:
        """ "die Rückkehr [verschleppter Kinder]"."""
        return phrases.bare_genitive(self, start, end)

    def subject(
        self, clause: Clause, tokens: Sequence[int] | None = None, names: Names | None = None
    ) -> Range | None:
        """The noun phrase that can be the clause's subject: not after a preposition, not in an oblique case."""
        return phrases.subject(self, clause, tokens, names)

    def agent(self, tokens: Sequence[int]) -> Range | None:
        """The noun phrase after "von", "durch": who does it in a passive clause."""
        return phrases.agent(self, tokens)

    def oblique(self, phrase: Range) -> bool:
        """Whether the phrase shows by its form that it is no subject."""
        return phrases.oblique(self, phrase)

    def adverbial(self, phrase: Range) -> bool:
        """Whether all nouns of the phrase are days, months, hours."""
        return phrases.adverbial(self, phrase)

    # -- relations --------------------------------------------------------------------------------
    def relation(self, floor: int, first: int, *, place: bool = False, name: bool = False) -> str:
        """The relation of the preposition that governs what begins at the token, looking back to ``floor``."""
        found = relations.relation(self, floor, first, place=place, name=name)
        return located(self, floor, first) or found if place and found in _OWNED else found

    def shared_relation(self, floor: int, first: int) -> tuple[str, int] | None:
        """The relation of a noun joined to the one before: "mit Abgeordneten und [dem Präsidenten]"."""
        return relations.shared(self, floor, first)

    def preposition(self, token: int) -> str | None:
        """The relation that the preposition at the token sets ("zum": "to"); ``None`` for any other word, and where the
        text has none.
        """
        return self.nominals.prepositions.get(self.lowers[token]) if 0 <= token < len(self.lowers) else None

    def is_objective(self, phrase: Range) -> bool:
        """Whether the mention's form is not that of a subject: "den Kanzler", "ihm", "Präsidenten Xi"."""
        return relations.is_objective(self, phrase)

    def is_genitive(self, phrase: Range, floor: int, called: str | None) -> bool:
        """Whether the mention of somebody ``called`` so is a genitive: "Merkels Besuch", "Besuch der Kanzlerin"."""
        return relations.is_genitive(self, phrase, floor, called)

    def joining(self, after: int, before: int) -> str | None:
        """How two mentions are coordinated: "and", "then" ("mit A, dann mit B"), or ``None``."""
        return relations.joining(self, after, before)

    def verbal(self, lower: str) -> bool:
        """Whether a lower-case word is a verb form other than a participle."""
        return relations.verbal(self, lower)

    def preposition_before(self, first: int, relation: str, floor: int) -> int | None:
        """The token of the preposition that sets the relation of what begins at the token."""
        return inflection.preposition_before(self, first, relation, floor)

    # -- inflection and order ---------------------------------------------------------------------
    def is_attribute(self, token: int, stem: str) -> bool:
        """Whether the word is an attribute that begins with the stem: "geplante" with "geplant"."""
        return inflection.is_attribute(self, token, stem)

    def is_definite(self, noun: int, floor: int) -> bool:
        """Whether a definite article stands before the noun, at most one word between."""
        return inflection.is_definite(self, noun, floor)

    def is_indefinite(self, noun: int) -> bool:
        """Whether an indefinite article stands before the noun, at most one word between."""
        return inflection.is_indefinite(self, noun)

    def indefinite_phrase(self, noun: int, floor: int) -> int | None:
        """Where the indefinite phrase of a noun in direct case begins: "ein persönliches Treffen"."""
        return inflection.indefinite_phrase(self, noun, floor)

    def is_genitive_attribute(self, noun: int) -> bool:
        """Whether the noun is a genitive attribute: "die Vorbereitung des Gipfels"."""
        return inflection.is_genitive_attribute(self, noun)

    def is_plural_verb(self, token: int) -> bool:
        """Whether the finite verb at the token is a plural."""
        return inflection.is_plural_verb(self, token)

    def is_plural_noun(self, token: int) -> bool:
        """Whether the noun at the token shows by its ending that it is a plural."""
        return inflection.is_plural_noun(self, token)

    def is_bare_plural(self, token: int) -> bool:
        """Whether it is one of several by the adjective alone: "mit bilateralen Treffen"."""
        return inflection.is_bare_plural(self, token)

    def may_be_active(self, clause: Clause) -> bool:
        """Whether "wird … empfangen" may be a future: one form is infinitive and participle."""
        finite = clause.finite
        if finite is None or self.lexicon.words.auxiliaries.get(self.lowers[finite]) != "werden":
            return False
        verbs = self.lexicon.words.verbs
        shapes = ({form.shape for form in verbs.get(self.lowers[i], ())} for i in clause.verbs if i != finite)
        return any({"infinitive", "participle2"} <= found for found in shapes)

    def ends_in_infinitive(self, clause: Clause) -> bool:
        """Whether the clause ends with an infinitive of a verb that no list knows."""
        return inflection.ends_in_infinitive(self, clause)

    def verb_first(self, clause: Clause) -> bool:
        """Whether the clause opens with its finite verb: "Treffen sich die beiden, …"."""
        return inflection.verb_first(self, clause)

    def verb_words(self, clause: Clause) -> tuple[int, ...]:
        """The tokens of the verb group, a prefix that stands apart included: "sagte … ab"."""
        return inflection.verb_words(self, clause)
