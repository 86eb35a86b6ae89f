"""Status of a contact from tense, mood, modal verb, negation, the governing verb and the attributes before it.

The words are data (``status_words.py``); the rules are those of German verb groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from depesche.lang.syntax import Clause
from depesche.model import Status
from depesche.reading.contacts.article import Article, Sentence
from depesche.reading.contacts.frames import noun_frame
from depesche.reading.contacts.status_words import (
    adjectives,
    adverbs,
    dropping,
    governors,
    idioms,
    light_verbs,
    not_reflexive,
    nouns,
    performing,
    phrases,
)

#: How far (in tokens) before an infinitive clause the noun stands that it belongs to.
_NOUN_REACH: Final = 4
#: How far (in tokens) before the contact's noun "keine Pläne" may stand.
_PLAN_REACH: Final = 7
#: How far before a noun an attribute may stand ("das für Samstag, den 1. Dezember, angesetzte Treffen").
_ATTRIBUTE_REACH: Final = 14
#: How far (in tokens) behind a noun a relative clause about it begins.
_RELATIVE_REACH: Final = 7
_PAST: Final = ("past", "perfect", "pluperfect")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status and the word that it was read from; ``certain`` is false where only the tense of a headline speaks.

    ``status`` is ``None`` where the words say that there is nothing to report ("noch nie getroffen").
    """

    status: Status | None
    cue: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Timing:
    """Whether a time expression of the clause lies after, and whether one lies before, the article's day."""

    future: bool = False
    past: bool = False


def governor(article: Article, clause: Clause, marker: str | None = None) -> tuple[Status, str] | None:
    """What the clause's verb says of a contact that it governs, and the verb.

    ``marker`` is the preposition of a contact noun; ``None`` asks for a governed clause.
    """
    helper = article.syntax.auxiliary(clause.finite) if clause.finite is not None else None
    for lemma in clause.lemmas or ((helper,) if helper else ()):
        found = governors().get(lemma)
        if found and (marker is None or marker == found[1]):
            return found[0], lemma
        with_noun = idioms().get(lemma) if not marker else None
        for i in clause.tokens if with_noun else ():
            word = article.tokens.words[i]
            if with_noun and word in with_noun:
                return with_noun[word], f"{word} {lemma}"
    return None


def dropped(article: Article, clause: Clause, token: int) -> bool:
    """Whether the pronominal adverb at the token says that what was told came to nothing: "Daraus wird nichts"."""
    verb, *negations = dropping().get(article.lower(token), ("",))
    verbs = {article.syntax.auxiliary(i) for i in clause.verbs}
    return verb in {*clause.lemmas, *verbs} and bool(set(negations) & set(article.words(clause)))


def attribute(article: Article, noun: int, floor: int) -> tuple[Status, int] | None:
    """The status that an attribute before the noun gives ("das für Samstag angesetzte Treffen"), and its token."""
    for i in range(noun - 1, max(floor, noun - _ATTRIBUTE_REACH) - 1, -1):
        lower = article.lower(i)
        if lower in (",", ";", "und") and noun - i > 1:
            return None
        if article.tokens.words[i][0].isupper():
            continue
        for stem, status in adjectives():
            if (
                lower.startswith(stem)
                and len(lower) - len(stem) <= 3
                and lower.endswith(("e", "en", "er", "es", "em"))
            ):
                return status, i
    return None


# -- a clause -------------------------------------------------------------------------------------
def of_clause(article: Article, sentence: Sentence, place: int, timing: Timing) -> Verdict:
    """The status that a clause gives to the contact that its verb tells of."""
    clause = sentence.clauses[place]
    if clause.kind == "infinitive":
        return _infinitive(article, sentence, clause, timing)
    if _conditional(article, sentence, place):
        return Verdict(None, "conditional")
    opening = sentence.index == 0  # a headline before a colon, or one that the page does not mark
    verdict = _finite(clause, article.words(clause), timing, title=sentence.title, opening=opening)
    return _embedded(article, sentence, clause, verdict)


def _conditional(article: Article, sentence: Sentence, place: int) -> bool:
    """Whether the clause is a condition: "Treffen sich die beiden, dann ..."."""
    clause = sentence.clauses[place]
    if place or clause.finite is None or len(sentence.clauses) < 2:
        return False
    opens = next((i for i in clause.tokens if article.tokens.words[i].isalpha()), None)
    follower = article.words(sentence.clauses[1])
    return clause.finite == opens and bool(follower) and follower[0] in ("dann", "so")


def _finite(clause: Clause, lowers: Sequence[str], timing: Timing, *, title: bool, opening: bool) -> Verdict:
    if clause.negated:
        return _negated(clause, lowers)
    if clause.modal and clause.modal != "let":
        return _modal(clause, lowers)
    if clause.tense in ("future", "future_perfect"):
        unsure = clause.mood == "subjunctive2" or adverbs("considered") & set(lowers) or "wenn" in lowers
        return Verdict("considered" if unsure else "planned", "werden")
    if clause.mood == "subjunctive2" and clause.tense in _PAST:
        if clause.tense == "past":
            return Verdict("planned", "wäre", certain=False)
        return Verdict("cancelled" if adverbs("cancelled") & set(lowers) else "held", "hätte")
    if clause.past:
        return Verdict("held", clause.tense)
    return _present(timing, lowers, title=title, opening=opening)


def _present(timing: Timing, lowers: Sequence[str], *, title: bool, opening: bool) -> Verdict:
    if not timing.past and _scheduled(lowers):
        return Verdict("planned", "programme")
    later = adverbs("after") & set(lowers) and not title and not timing.past
    if later or (timing.future and not timing.past):
        return Verdict("considered" if adverbs("considered") & set(lowers) else "planned", "present_future")
    if timing.past:
        return Verdict("held", "present_past")
    return Verdict("held" if title else "ongoing", "present", certain=not (title or opening))


def _scheduled(lowers: Sequence[str]) -> bool:
    """Whether a programme is quoted: "nach derzeitigem Stand", "laut Programm"."""
    quoting = adverbs("quoting")
    return any(
        word in adverbs("programme") and quoting & set(lowers[max(0, place - 2) : place])
        for place, word in enumerate(lowers)
    )


def _off(lowers: Sequence[str], cue: str) -> Verdict:
    """What will not be: only put off where the words leave later open ("vorerst nicht", "in naher Zukunft nicht")."""
    joined = f" {' '.join(lowers)} "
    later = next((phrase for phrase in phrases("for_now") if f" {phrase} " in joined), None)
    return Verdict("postponed", later) if later else Verdict("cancelled", cue)


def _negated(clause: Clause, lowers: Sequence[str]) -> Verdict:
    joined = " ".join(lowers)
    if any(phrase in joined for phrase in phrases("no_negation")):
        return Verdict("held" if clause.past else "planned", "nicht nur")
    if {"schloss", "ausgeschlossen", "ausschließen"} & set(lowers):
        return Verdict("considered", "nicht ausschließen")
    if clause.tense in _PAST:
        if "seit" in lowers and "mehr" in lowers:
            return Verdict("held", "seit … nicht mehr")
        return Verdict("denied" if clause.mood != "indicative" else None, "negated past")
    if clause.modal == "shall" and clause.tense == "past":
        return Verdict(None, "negated")
    return _off(lowers, "negated")


def _modal(clause: Clause, lowers: Sequence[str]) -> Verdict:
    modal = str(clause.modal)
    if clause.tense == "perfect":
        return Verdict("held", f"{modal} + perfect")
    if modal in ("can", "may", "like"):
        done = clause.tense == "past" and clause.mood == "indicative" and modal == "can"
        return Verdict("held" if done else "considered", modal)
    unreal = clause.mood == "subjunctive2" and clause.tense in ("past", "pluperfect")
    if unreal or adverbs("cancelled") & set(lowers):
        return Verdict("cancelled", f"hätte {modal}")
    unsure = modal == "must" or adverbs("considered") & set(lowers)
    return Verdict("considered" if unsure else "planned", modal)


def _infinitive(article: Article, sentence: Sentence, clause: Clause, timing: Timing) -> Verdict:
    if clause.conjunction in ("without", "instead"):
        return Verdict(None, clause.conjunction)
    if clause.parent is None:
        return Verdict("considered", "infinitive")
    parent = sentence.clauses[clause.parent]
    if clause.conjunction:
        return of_clause(article, sentence, clause.parent, timing)
    found = _offered(article, clause) or governor(article, parent)
    status, cue = found or ("planned", parent.lemmas[0] if parent.lemmas else "infinitive")
    if parent.negated:
        status = "denied" if found is None or status == "denied" else "cancelled"
    return Verdict(status, cue)


def _offered(article: Article, clause: Clause) -> tuple[Status, str] | None:
    """The status that a noun right before the infinitive gives: "das Angebot, Gespräche zu führen"."""
    before = range(max(0, clause.start - _NOUN_REACH), clause.start)
    words = [article.tokens.words[i] for i in before]
    for status in ("considered", "planned", "confirmed"):
        ends = nouns(status)
        found = next((word for word in words if word[0].isupper() and word.lower().endswith(ends)), None)
        if found is not None:
            return status, found
    return None


def _embedded(article: Article, sentence: Sentence, clause: Clause, verdict: Verdict) -> Verdict:
    """What the governing clause makes of a dass- or ob-clause."""
    if clause.kind != "subordinate" or clause.opener is None or verdict.status is None:
        return verdict
    opener = article.lower(clause.opener)
    if clause.conjunction in ("whether", "if"):
        usual = {article.lower(i) for i in range(sentence.start, sentence.end)} & adverbs("habitual")
        return Verdict(None if clause.past or usual else "considered", opener)
    if clause.conjunction == "after":
        return Verdict("held", opener)
    if clause.conjunction == "whereupon" and verdict.status == "planned":
        return Verdict("considered", opener)
    if clause.conjunction == "that" and clause.parent is not None:
        parent = sentence.clauses[clause.parent]
        found = governor(article, parent)
        if found and found[0] == "denied":
            return Verdict("considered" if parent.negated else "denied", opener)
        if found and found[0] == "considered" and not clause.past:
            return Verdict("considered", opener)
    return verdict


#: Determiners of a genitive, and those that are one only right behind a noun: "Anlass der Reise".
_GENITIVE: Final = ("des", "eines", "dieses", "seines", "ihres", "jenes")
_FEMININE: Final = ("der", "dieser", "seiner", "ihrer", "jener")
_IT: Final = ("es", "das", "dies")


# -- a noun ---------------------------------------------------------------------------------------
def of_noun(article: Article, sentence: Sentence, place: int, noun: int, marker: str, timing: Timing) -> Verdict:
    """The status that a contact noun has in its clause; ``marker`` is the preposition that governs it."""
    clause = sentence.clauses[place]
    if dropped(article, clause, noun):
        return Verdict("cancelled", article.lower(noun))
    governed = governor(article, clause, marker)
    if governed is not None and governed[1] in not_reflexive() and "sich" in article.words(clause):
        governed = None  # "zogen sich zu Beratungen zurück"
    given = attribute(article, noun, clause.start)
    weak = given is not None and given[0] in ("planned", "considered")
    if given and given[0] in ("postponed", "cancelled") and _performed(clause):
        return Verdict("held" if clause.past and not clause.modal else "planned", clause.lemmas[0])
    if given and not (weak and (_calls_off(governed) or (clause.negated and _light(article, clause)))):
        return Verdict(given[0], article.lower(given[1]))
    words = set(article.words(clause))
    if untrue := _untrue(article, clause, noun, marker):
        return untrue
    frame = noun_frame(article.tokens.words[noun])
    if clause.negated and frame is not None and frame.status == "considered":
        return Verdict(None, "negated")  # "eine Einladung sprach er nicht aus"
    if governed is not None and governed[0] == "ongoing" and _to_come(clause, timing):
        return of_clause(article, sentence, place, timing)  # "vereinbarten, das Gespräch am Freitag fortzusetzen"
    if governed is not None:
        undone = governed[0] == "planned" and clause.past and adverbs("cancelled") & words
        return Verdict("cancelled", "eigentlich") if undone else _governed(clause, *governed)
    return _plain(article, sentence, place, noun, marker, timing)


def _no_plan(article: Article, noun: int, floor: int) -> bool:
    """Whether the phrase that the noun belongs to says that there is no plan for it: "keine Pläne für ein Treffen"."""
    for i in range(noun - 1, max(floor, noun - _PLAN_REACH) - 1, -1):
        if article.lower(i) in (",", ";"):
            return False
        if article.lower(i).startswith("kein"):
            return any(article.lower(k) in nouns("intent") for k in range(i + 1, min(i + 3, noun)))
    return False


def _untrue(article: Article, clause: Clause, noun: int, marker: str) -> Verdict | None:
    """A contact that somebody denies: "Berichte über ein Treffen wies er zurück", "seien falsch", "kein Plan für"."""
    denying = governor(article, clause)
    if marker in ("about", "of") and denying and denying[0] == "denied":
        return Verdict("denied", denying[1])
    false = adverbs("untrue") & set(article.words(clause))
    if false and not clause.negated:
        return Verdict("denied", min(false))
    return Verdict("denied", "kein Plan") if _no_plan(article, noun, clause.start) else None


def _plain(article: Article, sentence: Sentence, place: int, noun: int, marker: str, timing: Timing) -> Verdict:
    """The status of a noun that neither an attribute nor a governing verb gives one."""
    clause = sentence.clauses[place]
    about = _relative(sentence, noun)
    if about is not None:
        return of_clause(article, sentence, about, timing)
    by_marker = _by_preposition(clause, marker, timing)
    if by_marker is not None:
        return by_marker
    if clause.kind == "fragment" or (not clause.lemmas and clause.finite is None):
        return Verdict("held", "headline", certain=False)
    if clause.negated and marker:
        return Verdict(None, "negated")
    if clause.negated and _light(article, clause):
        return _absent(clause, article.words(clause))
    if clause.negated:  # of something else: "das Treffen wird nicht überall begrüßt"
        return Verdict("held", "named", certain=False)
    verdict = of_clause(article, sentence, place, timing)
    if _indefinite(article, noun) and (marker in ("for", "upon") or verdict.cue == "present"):
        return Verdict("considered", article.lower(noun - 1), certain=False)
    certain = (
        _light(article, clause)
        and not _attribute_of_noun(article, noun)
        and not _named_only(article, clause, verdict)
    )
    return verdict if certain else replace(verdict, certain=False)


def _relative(sentence: Sentence, noun: int) -> int | None:
    """The place of a relative clause that says whether it comes about: "der Besuch, der im Mai stattfinden soll"."""
    for place, clause in enumerate(sentence.clauses):
        about = clause.kind == "relative" and 0 < clause.start - noun <= _RELATIVE_REACH
        if about and clause.opener == clause.start and "stattfinden" in clause.lemmas:
            return place
    return None


def _indefinite(article: Article, noun: int) -> bool:
    words = (article.lower(noun - 1), article.lower(noun - 2))
    return any(word in ("ein", "eine", "einen", "einem", "einer", "eines") for word in words)


def _attribute_of_noun(article: Article, noun: int) -> bool:
    """Whether the noun is a genitive attribute, of which the verb says nothing: "die Vorbereitung des Gipfels"."""
    determiner = article.lower(noun - 1)
    after_noun = noun > 1 and article.tokens.words[noun - 2][0].isupper() and article.lower(noun - 2) != determiner
    return determiner in _GENITIVE or (after_noun and determiner in _FEMININE)


def _named_only(article: Article, clause: Clause, verdict: Verdict) -> bool:
    """Whether the clause only says what a contact told of is: "Es ist ihr erster Besuch"."""
    return verdict.status == "ongoing" and not clause.lemmas and article.lower(clause.start) in _IT


def _by_preposition(clause: Clause, marker: str, timing: Timing) -> Verdict | None:
    """What the noun's preposition says: "nach dem Treffen" was, "vor dem Treffen" will be."""
    if marker in ("after", "at", "during", "in", "since", "on"):
        if marker != "since" and clause.modal in ("can", "may") and not clause.past:
            return Verdict("considered", clause.modal)
        ahead = marker != "since" and not clause.past and _ahead(clause, timing)
        open_yet = clause.tense == "present" and not timing.past and not timing.future
        return Verdict("planned" if ahead else "held", marker, certain=not open_yet)
    if marker == "about" and timing.future:
        return Verdict("planned", marker, certain=False)
    if marker == "before" or (marker in ("for", "upon", "to") and not clause.past):
        return Verdict("planned", marker, certain=False)
    return None


def _calls_off(governed: tuple[Status, str] | None) -> bool:
    return governed is not None and governed[0] in ("cancelled", "postponed")


def _to_come(clause: Clause, timing: Timing) -> bool:
    return clause.kind == "infinitive" or clause.modal is not None or _ahead(clause, timing)


def _performed(clause: Clause) -> bool:
    return bool(performing() & set(clause.lemmas)) and not clause.negated


def _own_infinitive(article: Article, clause: Clause) -> bool:
    """Whether the clause ends with an infinitive of a verb that no list knows: "der Besuch werde uns stärken"."""
    last = next((i for i in reversed(clause.tokens) if article.tokens.words[i].isalpha()), None)
    if last is None or last in clause.verbs or not (clause.modal or clause.tense == "future"):
        return False
    return article.tokens.words[last].islower() and article.lower(last).endswith(("en", "ern", "eln"))


def _light(article: Article, clause: Clause) -> bool:
    """Whether the clause has no verb of its own, or one that only says that something is."""
    if clause.lemmas:
        return bool(light_verbs() & set(clause.lemmas))
    if _own_infinitive(article, clause):
        return False
    return all(article.syntax.helper(i) or article.lower(i) == "sein" for i in clause.verbs)


def _ahead(clause: Clause, timing: Timing) -> bool:
    return timing.future or clause.tense == "future" or clause.modal in ("want", "shall")


def _governed(clause: Clause, found: Status, cue: str) -> Verdict:
    if clause.negated and found in ("planned", "confirmed"):
        return Verdict("held" if found == "confirmed" else "denied", f"nicht {cue}", certain=found != "confirmed")
    if clause.negated and found in ("cancelled", "denied"):
        return Verdict("considered", f"nicht {cue}")
    if found in ("cancelled", "postponed") and clause.modal in ("can", "may"):
        return Verdict("planned", cue)
    return Verdict(found, cue)


def _absent(clause: Clause, lowers: Sequence[str]) -> Verdict:
    """No contact ("es gab kein Treffen"): nothing to report, unless somebody denies it or it was still to come."""
    if "zustande" in lowers or "stattfinden" in clause.lemmas:
        return Verdict("cancelled", "nicht zustande")
    if clause.tense in _PAST:
        return Verdict("denied" if clause.mood.startswith("subjunctive") else None, "kein")
    return _off(lowers, "kein")
