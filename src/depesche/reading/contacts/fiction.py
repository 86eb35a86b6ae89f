"""Contacts that nothing is said to have come of: of a play, a poll, a parody, a thought experiment, of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from depesche.lang.language import Language
from depesche.light import dataclass
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.triggers.drafts import Draft

#: Tenses in which a plot is told.
_PLOT_TENSES: Final = ("present", "future", "none")
_ASKING: Final = "?"
_CLOSING: Final = frozenset({".", "!", _ASKING})


@dataclass(frozen=True, eq=False)
class FictionWords:
    """Words that make a whole article unreal, those that make their sentence so, works whose plot may go on behind
    their sentence (by their ends, and made of such a word and one for what it is shown on), and phrases that suppose
    something at the beginning of a sentence. ``given`` are words of a question that take for granted that it was.
    """

    article: frozenset[str]
    sentence: frozenset[str]
    works: tuple[str, ...]
    series: str
    shown: tuple[str, ...]
    forged: tuple[str, ...]
    supposing: tuple[tuple[str, ...], ...]
    given: frozenset[str]


def fiction_words(language: Language) -> FictionWords:
    """The words of a language's data."""
    data = language.rows("clause_words")["fiction"]
    return FictionWords(
        article=frozenset(data["article"].split()),
        sentence=frozenset(data["sentence"].split()),
        works=tuple(data["works"].split()),
        series=data["series"],
        shown=tuple(data["shown"].split()),
        forged=tuple(data["forged"].split()),
        supposing=tuple(tuple(phrase.split()) for phrase in data["supposing"]),
        given=frozenset(data["given"].split()),
    )


def fictional(article: Article) -> Mapping[int, str]:
    """By sentence the word that shows that what it tells is made up; of all sentences if one word says so of all."""
    words = article.setting.language.made(fiction_words)
    everywhere = None
    if not words.article.isdisjoint(article.lowers):
        plain = (word for sentence in article.sentences for word in _plain(article, sentence))
        everywhere = next((word for word in plain if word in words.article), None)
    if everywhere is not None:
        return {s.index: everywhere for s in article.sentences}
    return dict(_told(article, words))


def _told(article: Article, words: FictionWords) -> Iterator[tuple[int, str]]:
    """The sentences that are made up, and those that go on with the plot in the same paragraph."""
    plot: tuple[str, int] | None = None
    for sentence in article.sentences:
        work, cue = _cues(article, sentence, words)
        if work is not None:
            plot = work, sentence.paragraph
        elif cue is None and plot is not None and not (plot[1] == sentence.paragraph and _goes_on(sentence)):
            plot = None
        if cue is not None or plot is not None:
            yield sentence.index, cue or (plot or ("",))[0]


def _cues(article: Article, sentence: Sentence, words: FictionWords) -> tuple[str | None, str | None]:
    """The work that a sentence is about, and by what else or by this it shows that what it tells is made up."""
    plain = _plain(article, sentence)
    ends, begins, alone = (words.series, *words.works), words.forged, words.sentence
    works = [word for word in plain if word.endswith(ends)]  # most words are none: one call for each is dear
    work = next((word for word in works if _is_work(word, words)), None)
    unreal = work or next((word for word in plain if word in alone or word.startswith(begins)), None)
    return work, unreal or _supposed(article, sentence, words)


def _supposed(article: Article, sentence: Sentence, words: FictionWords) -> str | None:
    """The phrase that supposes something at the beginning of the sentence, quotation marks left out."""
    lowers = article.lowers
    first = next((i for i in range(sentence.start, sentence.end) if lowers[i].isalnum()), sentence.end)
    opening = lowers[first] if first < sentence.end else ""
    likely = [phrase for phrase in words.supposing if phrase[0] == opening]
    opens = (phrase for phrase in likely if tuple(lowers[first : first + len(phrase)]) == phrase)
    return next((" ".join(phrase) for phrase in opens), None)


def _plain(article: Article, sentence: Sentence) -> list[str]:
    """The words of a sentence, in lower case, that belong to nobody's name: no "Roman" who is called so."""
    named = {i for slot in sentence.slots for i in range(slot.start, slot.end)}
    return [article.lowers[i] for i in range(sentence.start, sentence.end) if i not in named]


def _is_work(word: str, words: FictionWords) -> bool:
    if word.endswith(words.series):
        return word.startswith(words.shown)
    return word.endswith(words.works)


def _goes_on(sentence: Sentence) -> bool:
    return all(clause.tense in _PLOT_TENSES for clause in sentence.clauses)


def asked(article: Article, draft: Draft) -> bool:
    """Whether a question asks for the contact itself: no "Warum hat er ihn angerufen?", which takes it for granted."""
    sentence, tokens = draft.sentence, article.tokens
    ends = next((i for i in range(draft.token, sentence.end) if tokens.words[i] in _CLOSING), None)
    if ends is None or tokens.words[ends] != _ASKING:
        return False
    given = article.setting.language.made(fiction_words).given
    opener = article.words(draft.clause)[:2]
    return not (draft.clause.past and draft.clause.mood == "indicative" and given.intersection(opener))
