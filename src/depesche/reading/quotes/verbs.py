"""Cue verbs and the words they stand for: asides, words before a closing cue, and those behind it (``behind``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.syntax import Clause
from depesche.reading.quotes import behind
from depesche.reading.quotes.found import Anchor, Found, tidy, without
from depesche.reading.quotes.lexicon import THAT, Cue
from depesche.reading.quotes.view import Range, View

#: Forces of the verbs by which "wie es" likens rather than cites.
_LIKENED = frozenset({"report", "claim", "demand", "announce", "propose", "expect", "request"})
_THAT = frozenset({"dass", "daß", "ob"})
#: A verb outside the list still says something where a clause in the subjunctive follows it.
_UNLISTED = Cue("", frozenset({THAT}), "say")


def anchors(view: View, part: Range) -> list[Anchor]:
    """The clauses of the part whose main verb is a listed verb of saying with what it needs."""
    listed = view.clauses(part)
    out = []
    for place, clause in enumerate(listed):
        cue = _cue(view, clause)
        if cue:
            out.append(Anchor(clause, place, cue, _verb(view, clause), speaker_of(view, listed, place)))
    return out


def _cue(view: View, clause: Clause) -> Cue | None:
    if clause.kind == "infinitive":
        return None
    if clause.finite is None:
        return None
    if stative(view, clause) and any(lemma.endswith("gehen") for lemma in clause.lemmas):
        return None  # "der Anruf sei von Berlin ausgegangen"
    lowers = frozenset(view.lowers[k] for k in clause.tokens)
    bases = view.infinitives(_verb(view, clause))
    for lemma in clause.lemmas:
        cue = view.lexicon.verbs.get(lemma)
        if cue and cue.fits(lowers) and any(lemma.endswith(base) for base in bases):
            return cue
    return None


def _of_passive(view: View, clause: Clause) -> Range | None:
    """Who says what is told in the passive; of a state ("ist angekündigt") only where it comes from."""
    if not clause.passive:
        return _out_of(view, clause)
    by = view.subject(clause) if "zitieren" in clause.lemmas else view.agent(clause.tokens)
    return by or _out_of(view, clause)


def stative(view: View, clause: Clause) -> bool:
    """Whether the clause tells a state of what was said: "Eine Rede ist angekündigt" names nobody who speaks."""
    finite = clause.finite
    if finite is None or clause.passive or not view.is_in(finite, "states"):
        return False
    return any(k != finite for k in clause.verbs) and not any(lemma.endswith("kommen") for lemma in clause.lemmas)


def _verb(view: View, clause: Clause) -> int:
    """The token of the lexical verb: where the cue's span lies."""
    finite = clause.finite
    if finite is None:
        return clause.verbs[-1] if clause.verbs else clause.start
    if not view.helper(finite):
        return finite
    rest = [k for k in clause.verbs if k != finite and not view.auxiliary(k)]
    rest = [k for k in rest if view.lowers[k] not in ("worden", "sein", "werden", "haben")]
    return rest[-1] if rest else finite


def speaker_of(view: View, listed: Sequence[Clause], place: int) -> Range | None:
    """Who speaks: the subject, that of the clause before where it is shared, the agent of a passive."""
    clause = listed[place]
    if clause.passive or stative(view, clause):
        return _of_passive(view, clause)
    if any(view.lowers[k] == "es" for k in clause.tokens) and "heißen" in clause.lemmas:
        return origin(view, clause)
    if "hervorgehen" in clause.lemmas and any(view.lowers[k] == "aus" for k in clause.tokens):
        return origin(view, clause)
    pronoun = _behind_verb(view, clause)
    if pronoun is not None:
        return pronoun
    if clause.shares_subject and (shared := _shared(view, listed, place)):
        return shared
    found = _without_hearer(view, view.subject(clause))
    if found is None and clause.finite == clause.start and place:
        return _shared(view, listed, place) or origin(view, clause)
    if found is None and place and _verb_last(view, clause):
        return view.subject(listed[place - 1])  # "er habe angerufen und an die Frist erinnert"
    if found is None and place and listed[place - 1].finite is None:
        found = view.subject(listed[place - 1])
    pointing = found is not None and view.lowers[found[0]] in ("das", "dies") and found[1] - found[0] == 1
    return origin(view, clause) or found if found is None or pointing else found


def _verb_last(view: View, clause: Clause) -> bool:
    """Whether what looks like the verb of a main clause behind "und" closes it: a participle that goes on."""
    words = [k for k in clause.tokens if view.words[k][0].isalpha()]
    joined = clause.start > 0 and view.lowers[clause.start - 1] in ("und", "sowie")
    return joined and clause.kind == "main" and len(words) > 2 and clause.finite == words[-1]


def _behind_verb(view: View, clause: Clause) -> Range | None:
    """The pronoun right behind a verb that opens its clause or stands behind a conjunction: "doch sagte sie"."""
    finite = clause.finite
    if finite is None or finite - clause.start > 1 or finite + 1 >= clause.end:
        return None
    found = view.lowers[finite + 1] in ("er", "man", "wir", "ich")
    return (finite + 1, finite + 2) if found and view.words[finite + 1].islower() else None


def _without_hearer(view: View, found: Range | None) -> Range | None:
    """A name without the medium that somebody speaks to, in the dative behind it: "sagte Lehmann der Agentur dpa"."""
    if found is None:
        return None
    owned = not view.is_in(found[0], "determiners")
    for at in range(found[0] + 1, found[1] - 1):
        if owned and view.lowers[at] in ("der", "dem") and view.words[at + 1] in view.lexicon.classes["media"]:
            return found[0], at
        owned = owned or view.lowers[at] == "des"  # "der Pressedienst des Präsidenten der Agentur dpa"
    return found


def _out_of(view: View, clause: Clause) -> Range | None:
    """Where what is told in the passive comes from: "wird aus dem Pressedienst mitgeteilt", "wurde im Kreml …"."""
    limit = clause.tokens[-1] + 1
    official = any(
        lemma in view.lexicon.verbs and view.lexicon.verbs[lemma].force == "inform" for lemma in clause.lemmas
    )
    for marks in (("aus", "seitens"), ("im", "in") if official else ()):
        for k in clause.tokens:
            phrase = view.noun_phrase(k + 1, limit) if view.lowers[k] in marks else None
            if phrase and not view.adverbial(phrase):
                return view.trim(phrase)
    return None


def _shared(view: View, listed: Sequence[Clause], place: int) -> Range | None:
    """The subject of the clause that this one goes on from: the last one that is not in somebody's words."""
    for clause in reversed(listed[:place]):
        if clause.kind in ("main", "fragment", "relative") and view.mood(clause) in ("indicative", "none"):
            found = view.subject(clause)
            if found is not None:
                return found
    return None


def origin(view: View, clause: Clause) -> Range | None:
    """ "hieß es aus dem Ministerium": the noun phrase after the preposition."""
    limit = clause.tokens[-1] + 1
    for at in clause.tokens:
        if view.lowers[at] in ("aus", "vom", "von", "in", "im", "auf", "bei", "beim", "seitens"):
            phrase = view.noun_phrase(at + 1, limit)
            if phrase and not all(view.words[k] in view.lexicon.classes["temporal"] for k in range(*phrase)):
                return view.trim(phrase)
    return None


def governed(view: View, part: Range, found: Sequence[Anchor]) -> Iterator[Found]:
    """The quotations that the cue verbs of the part govern."""
    listed = view.clauses(part)
    known = {anchor.place: anchor for anchor in found}
    out: list[Found] = []
    for place, clause in enumerate(listed):
        anchor = known.get(place)
        quote = _of_anchor(view, part, listed, anchor) if anchor else _unlisted(view, part, listed, clause, place)
        if quote:
            out = [earlier for earlier in out if not _announced(view, earlier, quote)]
            out.append(quote)
    yield from out


def _announced(view: View, quote: Found, later: Found) -> bool:
    """Whether a clause only announces, with a colon, words that a later one says: "Das wies sie zurück: Es sei so,
    sagte die Ministerin".
    """
    first = quote.start
    return (
        first == later.start
        and view.words[first - 1] == ":"
        and quote.cue is not None
        and later.cue is not None
        and quote.cue[0] < first <= later.end <= later.cue[0]
    )


def _of_anchor(view: View, part: Range, listed: Sequence[Clause], anchor: Anchor) -> Found | None:
    clause = anchor.clause
    cue: Range = (anchor.verb, anchor.verb + 1)
    if THAT in anchor.cue.takes:
        pieces = _as_aside(view, part, clause) or _before(view, part, listed, anchor.place)
        if pieces:
            return Found("indirect", pieces, anchor.speaker, cue, anchor.cue.force)
    after = behind.after(view, part, listed, anchor.place, anchor.cue) or _behind_colon(view, anchor)
    if after:
        return Found("indirect", (after,), anchor.speaker, cue, anchor.cue.force)
    return None


def _behind_colon(view: View, anchor: Anchor) -> Range | None:
    """Words without a verb behind the cue and a colon: "aus Kiew verlautete: eher eine Stunde"."""
    colon = anchor.verb + 1
    if colon < anchor.clause.end and view.is_in(colon, "pronouns"):
        colon += 1  # "hieß es:"
    if THAT not in anchor.cue.takes or colon + 2 >= anchor.clause.end or view.words[colon] != ":":
        return None
    return tidy(view, (colon + 1, view.body((colon + 1, anchor.clause.end))[1]))


def _as_aside(view: View, part: Range, clause: Clause) -> tuple[Range, ...]:
    """ "…, wie das Amt mitteilte": everything but the aside."""
    if clause.kind != "subordinate" or clause.opener is None or view.lowers[clause.opener] != "wie":
        return ()
    if compares(view, clause):
        return ()
    whole = view.body(part)
    verb = clause.finite if clause.finite is not None else clause.start
    end = next((k for k in range(verb + 1, clause.end) if view.words[k] == ","), clause.end)
    return without(view, whole, (clause.opener, end))


def compares(view: View, clause: Clause) -> bool:
    """Whether a clause with "wie es" likens what is told to what others told: "ein Treffen, wie es die Presse
    gemeldet hatte", rather than naming its source ("wie es hieß").
    """
    opener = clause.opener
    if opener is None or view.lowers[opener : opener + 2] != ["wie", "es"]:
        return False
    return any(
        lemma in view.lexicon.verbs and view.lexicon.verbs[lemma].force in _LIKENED for lemma in clause.lemmas
    )


def _before(view: View, part: Range, listed: Sequence[Clause], place: int) -> tuple[Range, ...]:
    """The words before a cue that opens with its verb ("…, teilte das Amt mit"), and those after it."""
    clause = listed[place]
    first = clause.start
    if view.lowers[first] in ("das", "dies", "so") and clause.finite == first + 1 and first > part[0]:
        first += 1
    if clause.finite != first or clause.kind != "main" or place == 0 or clause.shares_subject:
        return ()
    if any(view.lowers[k] == "nicht" for k in clause.tokens):
        return ()  # "…, sagte der Sprecher nicht"
    opening = listed[0]
    if opening.kind in ("subordinate", "relative") and not _opens_with(view, opening, _THAT):
        return ()
    rest_tokens = [k for k in clause.tokens if k > clause.finite]
    if (
        view.subject(clause, rest_tokens) is None
        and not _says_itself(view, clause)
        and origin(view, clause) is None
    ):
        return ()
    if view.words[clause.start - 1] not in ',–-“”"«':
        return ()
    before = tidy(view, (_behind_announcement(view, part, listed[:place]), clause.start))
    if before is None or before[1] - before[0] < 2 or _marked(view, before):
        return ()
    rest = next((c for c in listed[place + 1 :] if c.start >= clause.end), None)
    goes_on = rest is not None and (_goes_on(view, rest) or _interrupted(view, listed, place, rest))
    after = tidy(view, (rest.start, view.body(part)[1])) if rest and goes_on else None
    return (before, after) if after else (before,)


def _behind_announcement(view: View, part: Range, before: Sequence[Clause]) -> int:
    """Where the words before a cue begin: behind the colon of a clause in the indicative that announces words in
    the subjunctive ("Am Abend kam die Bestätigung: Der Termin stehe, sagte der Sprecher").
    """
    opening = before[0]
    colon = next((k for k in range(opening.start, before[-1].start) if view.words[k] == ":"), None)
    if colon is None or opening.kind != "main" or view.mood(opening) != "indicative":
        return part[0]
    told = next((c for c in before if c.kind == "main" and c.start > colon), None)
    return colon + 1 if told is not None and view.mood(told) in ("first", "second") else part[0]


def _marked(view: View, words: Range) -> bool:
    """Whether the words are no more than what stands between two quotation marks: "„Ja“, sagte er"."""
    inner = range(words[0] + 1, words[1] - 1)
    return view.words[words[0]] in '„“»«"' and view.words[words[1] - 1] in '“”»«"' and len(inner) < 3


def _interrupted(view: View, listed: Sequence[Clause], place: int, rest: Clause) -> bool:
    """Whether the cue stands in the middle of a clause: one without its verb before it ("Das Treffen, teilte das
    Amt mit, wird …") or without what its auxiliary needs ("Man habe sich, sagte er, geeinigt").
    """
    before = listed[place - 1]
    if view.words[rest.start - 1] != "," or rest.shares_subject:
        return False
    if before.finite is None:
        return rest.finite == rest.start
    return not before.lemmas and view.helper(before.finite) and view.subject(rest) is None


def _says_itself(view: View, clause: Clause) -> bool:
    """ "hieß es", "sagte sie": a pronoun right behind the verb."""
    return any(view.lowers[k] in ("es", "sie", "er", "man") for k in clause.tokens)


def _opens_with(view: View, clause: Clause, openers: frozenset[str]) -> bool:
    return clause.opener is not None and view.lowers[clause.opener] in openers


def _goes_on(view: View, rest: Clause) -> bool:
    return view.mood(rest) in ("first", "second") or rest.kind in ("subordinate",)


def _unlisted(view: View, part: Range, listed: Sequence[Clause], clause: Clause, place: int) -> Found | None:
    """A clause of an unlisted verb with a clause in the first subjunctive after it."""
    if clause.kind not in ("main", "relative") or view.mood(clause) != "indicative" or not clause.lemmas:
        return None
    following = next((c for c in listed[place + 1 :] if c.start >= clause.end), None)
    if following is None or view.mood(following) != "first":
        return None
    if any(view.words[k] in view.lexicon.nouns for k in clause.tokens[-3:]) and not _colon(view, following):
        return None  # the noun governs the words
    if _said_behind(view, listed, following):
        return None
    dass = following.kind == "subordinate" and following.opener is not None
    if dass and view.lowers[following.opener or 0] not in _THAT:
        return None
    if not dass and following.kind != "main":
        return None
    after = behind.after(view, part, listed, place, _UNLISTED)
    if after is None:
        return None
    verb = clause.finite if clause.finite is not None else clause.start
    speaker = speaker_of(view, listed, place)
    if speaker is not None and any(view.words[k] in view.lexicon.nouns for k in range(*speaker)[-1:]):
        speaker = origin(view, clause)  # "Aus dem Kreml kam die Bestätigung: …"
    return Found("indirect", (after,), speaker, (verb, verb + 1), "say")


def _colon(view: View, clause: Clause) -> bool:
    return view.words[clause.start - 1] == ":"


def _said_behind(view: View, listed: Sequence[Clause], told: Clause) -> bool:
    """Whether a clause of saying that opens with its verb follows the words ("…, sagte die Ministerin")."""
    after = next((c for c in listed if c.start >= told.end), None)
    if after is None or after.kind != "main" or after.finite != after.start or after.shares_subject:
        return False
    return _cue(view, after) is not None
