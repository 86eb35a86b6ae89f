"""Cue verbs and what they govern: dass, a clause in second position, an infinitive, words before a closing cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.lang.de.clauses import Clause
from depesche.reading.quotes.found import Anchor, Found, tidy, without
from depesche.reading.quotes.lexicon import THAT, THING, ZU, Cue
from depesche.reading.quotes.mood import mood
from depesche.reading.quotes.phrases import adverbial, agent, noun_phrase, subject
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
    lowers = frozenset(view.lowers[k] for k in clause.tokens)
    bases = {form.infinitive for form in view.lexicon.grammar.verbs.get(view.lowers[_verb(view, clause)], ())}
    for lemma in clause.lemmas:
        cue = view.lexicon.verbs.get(lemma)
        if cue and cue.fits(lowers) and any(lemma.endswith(base) for base in bases):
            return cue
    return None


def _verb(view: View, clause: Clause) -> int:
    """The token of the lexical verb: where the cue's span lies."""
    finite = clause.finite
    if finite is None:
        return clause.verbs[-1] if clause.verbs else clause.start
    lower = view.lowers[finite]
    if lower not in view.lexicon.grammar.auxiliaries and lower not in view.lexicon.grammar.modals:
        return finite
    rest = [k for k in clause.verbs if k != finite and view.lowers[k] not in view.lexicon.grammar.auxiliaries]
    rest = [k for k in rest if view.lowers[k] not in ("worden", "sein", "werden", "haben")]
    return rest[-1] if rest else finite


def speaker_of(view: View, listed: Sequence[Clause], place: int) -> Range | None:
    """Who speaks: the subject, that of the clause before where it is shared, the agent of a passive."""
    clause = listed[place]
    if clause.passive:
        by = subject(view, clause) if "zitieren" in clause.lemmas else agent(view, clause.tokens)
        return by or _out_of(view, clause)
    if any(view.lowers[k] == "es" for k in clause.tokens) and "heißen" in clause.lemmas:
        return origin(view, clause)
    if "hervorgehen" in clause.lemmas and any(view.lowers[k] == "aus" for k in clause.tokens):
        return origin(view, clause)
    if clause.shares_subject and (shared := _shared(view, listed, place)):
        return shared
    found = subject(view, clause)
    if found is None and clause.finite == clause.start and place:
        return _shared(view, listed, place)
    if found is None and place and listed[place - 1].finite is None:
        found = subject(view, listed[place - 1])
    pointing = found is not None and view.lowers[found[0]] in ("das", "dies") and found[1] - found[0] == 1
    return origin(view, clause) or found if found is None or pointing else found


def _out_of(view: View, clause: Clause) -> Range | None:
    """Where what is told in the passive comes from: "wird aus dem Pressedienst mitgeteilt", "wurde im Kreml …"."""
    limit = clause.tokens[-1] + 1
    official = any(
        lemma in view.lexicon.verbs and view.lexicon.verbs[lemma].force == "inform" for lemma in clause.lemmas
    )
    for marks in (("aus", "seitens"), ("im", "in") if official else ()):
        for k in clause.tokens:
            phrase = noun_phrase(view, k + 1, limit) if view.lowers[k] in marks else None
            if phrase and not adverbial(view, phrase):
                return view.trim(phrase)
    return None


def _shared(view: View, listed: Sequence[Clause], place: int) -> Range | None:
    """The subject of the clause that this one goes on from: the last one that is not in somebody's words."""
    for clause in reversed(listed[:place]):
        if clause.kind in ("main", "fragment", "relative") and mood(view, clause) in ("indicative", "none"):
            found = subject(view, clause)
            if found is not None:
                return found
    return None


def origin(view: View, clause: Clause) -> Range | None:
    """ "hieß es aus dem Ministerium": the noun phrase after the preposition."""
    limit = clause.tokens[-1] + 1
    for at in clause.tokens:
        if view.lowers[at] in ("aus", "vom", "von", "in", "im", "auf", "bei", "beim", "seitens"):
            phrase = noun_phrase(view, at + 1, limit)
            if phrase and not all(view.words[k] in view.lexicon.classes["temporal"] for k in range(*phrase)):
                return view.trim(phrase)
    return None


def governed(view: View, part: Range, found: Sequence[Anchor]) -> Iterator[Found]:
    """The quotations that the cue verbs of the part govern."""
    listed = view.clauses(part)
    known = {anchor.place: anchor for anchor in found}
    for place, clause in enumerate(listed):
        anchor = known.get(place)
        quote = _of_anchor(view, part, listed, anchor) if anchor else _unlisted(view, part, listed, clause, place)
        if quote:
            yield quote


def _of_anchor(view: View, part: Range, listed: Sequence[Clause], anchor: Anchor) -> Found | None:
    clause = anchor.clause
    cue: Range = (anchor.verb, anchor.verb + 1)
    if THAT in anchor.cue.takes:
        pieces = _as_aside(view, part, clause) or _before(view, part, listed, anchor.place)
        if pieces:
            return Found("indirect", pieces, anchor.speaker, cue, anchor.cue.force)
    after = _after(view, part, listed, anchor.place, anchor.cue) or _behind_colon(view, anchor)
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
    opening = listed[0]
    if opening.kind in ("subordinate", "relative") and not _opens_with(view, opening, _THAT):
        return ()
    rest_tokens = [k for k in clause.tokens if k > clause.finite]
    if (
        subject(view, clause, rest_tokens) is None
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
    if colon is None or opening.kind != "main" or mood(view, opening) != "indicative":
        return part[0]
    told = next((c for c in before if c.kind == "main" and c.start > colon), None)
    return colon + 1 if told is not None and mood(view, told) in ("first", "second") else part[0]


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
    return not before.lemmas and view.helper(before.finite) and subject(view, rest) is None


def _says_itself(view: View, clause: Clause) -> bool:
    """ "hieß es", "sagte sie": a pronoun right behind the verb."""
    return any(view.lowers[k] in ("es", "sie", "er", "man") for k in clause.tokens)


def _opens_with(view: View, clause: Clause, openers: frozenset[str]) -> bool:
    return clause.opener is not None and view.lowers[clause.opener] in openers


def _goes_on(view: View, rest: Clause) -> bool:
    return mood(view, rest) in ("first", "second") or rest.kind in ("subordinate",)


def _after(view: View, part: Range, listed: Sequence[Clause], place: int, cue: Cue) -> Range | None:
    """The clauses that the cue verb governs after it."""
    clause = listed[place]
    opened = _dass(view, part, listed, place) if THAT in cue.takes else None
    if opened is not None:
        number = next((n for n, c in enumerate(listed) if c.end > opened and n != place), None)
        end = view.body(part)[1] if number is None else reach(view, part, listed, number)
        after = listed[number] if number is not None else None
        if after is not None and clause.end > opened and after.start >= clause.end and after.shares_subject:
            end = clause.end  # the clause of saying goes on behind what it governs
        return tidy(view, (opened, max(end, opened)))
    infinitive = infinitive_after(view, part, listed, place) if {ZU, THAT} & cue.takes else None
    if infinitive is not None:
        return tidy(view, infinitive)
    free = _free(view, part, listed, place) if THAT in cue.takes else None
    if free is not None:
        return tidy(view, free)
    for number, follower in enumerate(listed[place + 1 :], place + 1):
        if follower.start < clause.end - 1 and follower.end <= clause.end:
            continue  # a relative clause inside the clause of saying
        if follower.kind == "relative" and not _question(view, follower):
            continue
        if not _complement(view, follower, cue):
            return None
        return tidy(view, (follower.start, reach(view, part, listed, number)))
    return None


def _dass(view: View, part: Range, listed: Sequence[Clause], place: int) -> int | None:
    """The "dass" or "ob" after the cue's verb, where no other clause of saying stands between."""
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    later = [c for c in listed[place + 1 :] if c.kind == "main" and c.start > clause.start]
    limit = min([c.start for c in later] or [part[1]])
    for at in range(verb + 1, min(limit, part[1] - 1)):
        if view.words[at] == "," and view.lowers[at + 1] in _THAT:
            return at + 1
    return None


def _free(view: View, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """Words from the comma behind the cue on whose main clause in the subjunctive comes only later: "sagte, in den
    Ländern, in denen gewählt werde, sei …".
    """
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    comma = next((k for k in range(verb + 1, part[1] - 1) if view.words[k] == ","), None)
    if (
        comma is None
        or view.is_in(comma + 1, "question_words")
        or view.lowers[comma + 1] in ("um", "der", "die", "das")
    ):
        return None
    later = [
        (n, c) for n, c in enumerate(listed) if c.kind == "main" and c.finite is not None and c.finite > comma
    ]
    if not later or mood(view, later[0][1]) not in ("first", "second") or later[0][1].shares_subject:
        return None
    if later[0][1].finite == comma + 1:
        return None
    return comma + 1, reach(view, part, listed, later[0][0])


def infinitive_after(view: View, part: Range, listed: Sequence[Clause], place: int) -> Range | None:
    """The infinitive with "zu" after the first comma behind the cue's verb, up to the next main clause."""
    clause = listed[place]
    verb = clause.finite if clause.finite is not None else clause.start
    later = [
        c.start for c in listed[place + 1 :] if c.kind == "main" and c.start > clause.end and c.finite is not None
    ]
    limit = min([*later, part[1]])
    comma = next((k for k in range(verb + 1, limit) if view.words[k] == ","), None)
    if comma is None or comma + 1 >= limit or view.lowers[comma + 1] in ("um", "ohne", "statt", "anstatt"):
        return None
    edge = next((k for k in range(comma + 1, limit) if view.words[k] in ",;:.!?“”«"), limit)
    if not any(closes_with_zu(view, k, edge) for k in range(comma + 1, edge)):
        return None
    if any(view.lowers[k] in view.lexicon.classes["question_words"] | _THAT for k in (comma + 1,)):
        return None
    inside = next((c for c in listed if c.start <= comma + 1 < c.end and c.start > clause.start), None)
    if inside is not None and inside.kind == "subordinate":
        return None
    if inside is not None and inside.kind == "relative" and not _with_zu(view, inside.finite):
        return None
    return comma + 1, min(limit, view.body(part)[1])


def _with_zu(view: View, verb: int | None) -> bool:
    """Whether what looks like a finite verb is an infinitive with "zu"."""
    return verb is not None and (view.lowers[verb - 1] == "zu" or "zu" in view.lowers[verb][2:-3])


def closes_with_zu(view: View, at: int, edge: int) -> bool:
    """Whether an infinitive with "zu" closes a stretch at the token: "zu gehen", "anzurufen"."""
    lower = view.lowers[at]
    if lower == "zu" and at + 1 < edge:
        after = view.words[at + 1]
        last = at + 2 >= edge or view.lowers[at + 2] in (
            "und",
            "oder",
            "sowie",
            "wollen",
            "können",
            "müssen",
            "haben",
        )
        return after.islower() and after.endswith("n") and (last or "zu" in view.lowers[at + 2 : edge])
    return (
        view.words[at].islower()
        and lower.endswith("n")
        and "zu" in lower[2:-3]
        and (at + 1 >= edge or view.lowers[at + 1] in ("und", "oder", "sowie", "haben"))
    )


def _governs(view: View, clause: Clause, follower: Clause, cue: Cue) -> bool:
    """Whether a main clause that follows the cue depends on it: in the subjunctive always, in the indicative only
    after verbs that take nothing else.
    """
    if follower.kind != "main" or mood(view, follower) in ("first", "second"):
        return True
    alone = clause.kind != "subordinate" and THING not in cue.takes and not cue.needs
    return alone and mood(view, follower) != "none"


def _question(view: View, clause: Clause) -> bool:
    return clause.opener is not None and view.is_in(clause.opener, "question_words")


def _complement(view: View, clause: Clause, cue: Cue) -> bool:
    if clause.kind == "subordinate":
        opener = view.lowers[clause.opener] if clause.opener is not None else ""
        return THAT in cue.takes and (
            opener in _THAT or opener in view.lexicon.classes["question_words"] - {"wie"}
        )
    if clause.kind == "infinitive":
        return bool({ZU, THAT} & cue.takes) and clause.opener is None
    if clause.kind == "relative":
        return THAT in cue.takes and _question(view, clause)
    if clause.kind != "main" or clause.shares_subject or THAT not in cue.takes:
        return False
    if clause.finite is None and view.lowers[clause.start] in view.lexicon.classes["referring"]:
        return False
    if view.words[clause.start - 1] not in ",:–":
        return False
    return clause.finite != clause.start


def reach(view: View, part: Range, listed: Sequence[Clause], place: int) -> int:
    """Where the governed words end: before the next main clause in the indicative."""
    first = listed[place]
    told = mood(view, first)
    for follower in listed[place + 1 :]:
        if follower.kind == "main" and follower.start > first.start and mood(view, follower) == "indicative":
            if told in ("first", "second") and _infinitive(view, follower):
                continue  # "er werde nach Wien fliegen und dort reden"
            if told == "indicative" and first.kind == "main" and not _says(view, follower):
                continue
            return follower.start
    return view.body(part)[1]


def _infinitive(view: View, clause: Clause) -> bool:
    """Whether the clause's verb is an infinitive that goes on with an auxiliary before: it stands last."""
    words = [k for k in clause.tokens if view.words[k][0].isalpha()]
    verb = clause.finite
    return verb is not None and len(words) > 2 and verb == words[-1] and view.lowers[verb].endswith("n")


def _says(view: View, clause: Clause) -> bool:
    return any(lemma in view.lexicon.verbs for lemma in clause.lemmas)


def _unlisted(view: View, part: Range, listed: Sequence[Clause], clause: Clause, place: int) -> Found | None:
    """A clause of an unlisted verb with a clause in the first subjunctive after it."""
    if clause.kind not in ("main", "relative") or mood(view, clause) != "indicative" or not clause.lemmas:
        return None
    following = next((c for c in listed[place + 1 :] if c.start >= clause.end), None)
    if following is None or mood(view, following) != "first":
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
    after = _after(view, part, listed, place, _UNLISTED)
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
