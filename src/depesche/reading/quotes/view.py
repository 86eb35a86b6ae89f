"""A document as plain lists of words, which the rules of quotations read quickly."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from depesche.lang.de.clauses import Clause, clauses
from depesche.lang.tokens import Tokens, tokens_of
from depesche.model import Span
from depesche.reading.quotes.lexicon import Lexicon

#: Half-open range of token indices.
Range = tuple[int, int]

_CLOSING = frozenset(".!?…:;")


@dataclass(frozen=True)
class View:
    """Words, their offsets and the sentences of a document; all indices are those of its tokens."""

    doc: Doc
    tokens: Tokens
    text: str
    lexicon: Lexicon
    words: list[str]
    lowers: list[str]
    starts: list[int]
    sentences: list[Range]
    paragraphs: list[int]
    parsed: dict[Range, list[Clause]] = field(default_factory=dict)

    def word(self, token: int) -> str:
        """The token; empty before and behind the text."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def lower(self, token: int) -> str:
        """The token in lower case; empty before and behind the text."""
        return self.lowers[token] if 0 <= token < len(self.lowers) else ""

    def end(self, token: int) -> int:
        """The offset after the token."""
        return self.starts[token] + len(self.words[token])

    def span(self, tokens: Range) -> Span:
        """The offsets of a range of tokens, without blanks at its edges."""
        first, last = self.trim(tokens)
        return self.starts[first], self.end(last - 1)

    def trim(self, tokens: Range) -> Range:
        """The range without blank tokens at its edges."""
        first, last = tokens
        while first < last - 1 and self.words[first].isspace():
            first += 1
        while last - 1 > first and self.words[last - 1].isspace():
            last -= 1
        return first, last

    def body(self, tokens: Range) -> Range:
        """The range without blanks, and without the mark that ends the sentence."""
        first, last = self.trim(tokens)
        while last - 1 > first and self.words[last - 1] in _CLOSING:
            last -= 1
        return self.trim((first, last))

    def clauses(self, tokens: Range) -> list[Clause]:
        """The clauses of a range of tokens, analysed once."""
        found = self.parsed.get(tokens)
        if found is None:
            found = (
                clauses(self.tokens, tokens[0], tokens[1], self.lexicon.grammar) if tokens[0] < tokens[1] else []
            )
            found = [self._opening(self._refined(clause), tokens) for clause in found]
            told = min((c.end for c in found if c.kind == "main" and c.finite is not None), default=tokens[1])
            found = [part for c in found for part in self._inverted(c, opening=c.start < told)]
            self.parsed[tokens] = found
        return found

    def _opening(self, clause: Clause, tokens: Range) -> Clause:
        """A clause that opens its sentence with an article is no relative clause ("Der Rat tagte:"), nor is one
        whose auxiliary stands before the verb ("der Kurs werde fallen").
        """
        opener, finite = clause.opener, clause.finite
        if clause.kind == "main" and self._verb_last(clause, tokens):
            return replace(clause, kind="relative", opener=clause.start)
        if clause.kind != "relative" or opener is None or finite is None:
            return clause
        second = self.helper(finite) and any(k > finite for k in clause.verbs) and finite - opener <= 6
        first = not any(self.words[k] == "," for k in range(tokens[0], opener))
        return replace(clause, kind="main", opener=None) if first or second else clause

    def _refined(self, clause: Clause) -> Clause:
        """A clause whose finite verb is not the noun or determiner that opens it ("Einige …", "Hinweise …")."""
        finite = clause.finite
        if finite is None or not (
            self.lowers[finite] in self.lexicon.classes["determiners"] or self._noun(finite)
        ):
            return clause
        verbs = tuple(k for k in clause.verbs if k != finite)
        helpers = [k for k in verbs if self.helper(k)]
        candidates = helpers or [k for k in verbs if self._finite(k)]
        if not candidates:
            return replace(clause, finite=None, verbs=verbs) if not self._noun(finite) else clause
        forms = {f.infinitive for k in verbs for f in self.lexicon.grammar.verbs.get(self.lowers[k], ())}
        return replace(clause, finite=candidates[0], verbs=verbs, lemmas=tuple(sorted(forms)), tense="none")

    def _noun(self, token: int) -> bool:
        return self.initial(token) and self.words[token][0].isupper()

    def helper(self, token: int) -> bool:
        """Whether the word is an auxiliary or a modal verb."""
        grammar = self.lexicon.grammar
        return self.lowers[token] in grammar.auxiliaries or self.lowers[token] in grammar.modals

    def _finite(self, token: int) -> bool:
        return any(f.shape == "finite" for f in self.lexicon.grammar.verbs.get(self.lowers[token], ()))

    def _verb_last(self, clause: Clause, tokens: Range) -> bool:
        """Whether a clause that quotation marks break up is a relative clause ("…, der es „gut“ nannte")."""
        start = clause.start
        if start == tokens[0] or self.words[start - 1] != "," or clause.finite is None:
            return False
        last = next((k for k in reversed(clause.tokens) if self.words[k][0].isalpha()), start)
        return self.lowers[start] in ("der", "die", "das") and clause.finite == last and last > start + 2

    def _inverted(self, clause: Clause, *, opening: bool) -> list[Clause]:
        """A clause cut before a verb that follows a comma: what stands before it belongs to the words of others
        ("… und in Wien, teilte das Amt mit", "Der Vertrag, so sagte er, …").

        ``opening`` says that no verb stands before; then only words right before the comma are another's, for an
        aside between the opening of a clause and its verb ends with a comma too.
        """
        at = clause.finite
        if clause.kind != "main" or at is None or at == clause.start:
            return [clause]
        cut = at - 1 if self.lowers[at - 1] == "so" and self.words[at - 2] == "," else at
        before = tuple(k for k in clause.tokens if k < cut)
        if self.words[cut - 1] != "," or not before or (opening and not self._says_behind(clause, cut, at)):
            return [clause]
        own = tuple(k for k in clause.tokens if k >= cut)
        first = replace(
            clause, kind="fragment", tokens=before, finite=None, verbs=(), lemmas=(), tense="none", modal=None
        )
        verbs = tuple(k for k in clause.verbs if k >= at)
        return [first, replace(clause, tokens=own, verbs=verbs, shares_subject=False)]

    def _says_behind(self, clause: Clause, cut: int, verb: int) -> bool:
        """Whether whoever speaks stands behind the verb, and only words of one piece before it."""
        behind = verb + 1 < len(self.words) and (
            self.is_in(verb + 1, "determiners") or self.is_in(verb + 1, "pronouns") or self.nominal(verb + 1)
        )
        return behind and not any(self.words[k] in ",(" for k in range(clause.start, cut - 1))

    def is_in(self, token: int, name: str) -> bool:
        """Whether the word, in lower case, is of a closed class."""
        return self.lowers[token] in self.lexicon.classes[name]

    def adverb(self, token: int) -> bool:
        """Whether the word is an adverb, with a capital or without."""
        lower = self.lowers[token]
        if lower in self.lexicon.classes["adverbs"]:
            return True
        return self.initial(token) and len(lower) > 5 and lower.endswith(self.lexicon.adverb_endings)

    def initial(self, token: int) -> bool:
        """Whether the token opens a sentence or a passage, where a capital says nothing."""
        if token == 0 or token in self.tokens.firsts:
            return True
        before = self.words[token - 1]
        return before in ':„»“"‚›' or before.isspace()

    def nominal(self, token: int) -> bool:
        """Whether the token can be a noun or a name."""
        word = self.words[token]
        if not (word[0].isupper() or (word[0].isdigit() and any(c.isupper() for c in word))):
            return word in self.lexicon.classes["outlets"] or word.endswith((".de", ".com", ".org", ".ru"))
        return not self.initial(token) or not self._small(token)

    def _before_participle(self, token: int) -> bool:
        """Whether a participle follows at once: "Eingehend erörtert wurde …"."""
        if token + 1 >= len(self.words) or not self.lowers[token].endswith(("end", "ig", "lich")):
            return False
        return any(f.shape == "participle2" for f in self.lexicon.grammar.verbs.get(self.lowers[token + 1], ()))

    def _small(self, token: int) -> bool:
        """Whether a word that opens a sentence is no noun: its capital is that of the sentence."""
        lower, classes = self.lowers[token], self.lexicon.classes
        grammar = self.lexicon.grammar
        return (
            any(lower in classes[name] for name in ("adverbs", "prepositions", "determiners", "pronouns"))
            or lower in grammar.subordinators
            or lower in grammar.auxiliaries
            or lower in grammar.conjunctions
            or lower == "so"
            or self.adverb(token)
            or self._before_participle(token)
        )


def view_of(doc: Doc, lexicon: Lexicon, sentences: list[Range]) -> View:
    """The view of a document whose article proper has these sentences."""
    tokens = tokens_of(doc)
    paragraph, paragraphs = 0, []
    for word in tokens.words:
        if "\n" in word and word.isspace():
            paragraph += 1
        paragraphs.append(paragraph)
    return View(
        doc, tokens, tokens.text, lexicon, tokens.words, tokens.lowers, tokens.starts, sentences, paragraphs
    )
