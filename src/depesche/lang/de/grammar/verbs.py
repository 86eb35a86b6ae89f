"""German verb morphology: every form of a verb from its principal parts.

A verb is written in a data file by its infinitive, with the parts that a rule cannot give: a separable prefix
after a bar ("an|rufen"), and for strong verbs third person present, preterite and participle
("ruft, rief, gerufen"). :func:`forms` conjugates it in full; separated prefixes are for the caller to find
("rief … an").
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from depesche.light import dataclass

Mood = Literal["indicative", "subjunctive1", "subjunctive2", "imperative", "none"]
Tense = Literal["present", "past", "none"]
Shape = Literal["finite", "infinitive", "zu_infinitive", "participle2", "participle1"]

#: Prefixes that are never separated and take no "ge-" in the participle.
_INSEPARABLE: Final = ("be", "emp", "ent", "er", "ge", "hinter", "miss", "über", "unter", "ver", "wieder", "zer")


@dataclass(frozen=True, slots=True)
class Verb:
    """Principal parts. ``prefix`` is the separable prefix, the other parts are those of the base verb.

    Parts left empty follow the weak conjugation. ``present3`` is "ruft", ``past3`` "rief", ``participle``
    "gerufen" (without the prefix), ``past_subjunctive`` "riefe".
    """

    base: str
    prefix: str = ""
    present3: str = ""
    past3: str = ""
    participle: str = ""
    past_subjunctive: str = ""

    @property
    def infinitive(self) -> str:
        """The dictionary form, prefix included."""
        return self.prefix + self.base


class Form(NamedTuple):
    """One inflected form. ``split`` means that the separable prefix stands apart in the clause.

    A named tuple, because thousands of them are loaded from the cache at every start.
    """

    text: str
    infinitive: str
    shape: Shape
    tense: Tense = "none"
    mood: Mood = "none"
    person: Literal[1, 2, 3] = 3
    plural: bool = False
    split: bool = False


def parse(written: str, parts: str = "") -> Verb:
    """A verb as data files write it: ``parse("an|rufen", "ruft, rief, gerufen")``."""
    prefix, bar, base = written.partition("|")
    if not bar:
        prefix, base = "", written
    given = [part.strip() for part in parts.split(",")] if parts else []
    given += [""] * (4 - len(given))
    return Verb(base, prefix, *given[:4])


def stem(verb: Verb) -> str:
    """The infinitive without its ending."""
    base = verb.base
    if base.endswith("en"):
        return base[:-2]
    return base[:-1] if base.endswith("n") else base


def participle(verb: Verb) -> str:
    """The past participle with the separable prefix: "angerufen", "telefoniert", "besucht"."""
    if verb.participle:
        return verb.prefix + verb.participle
    root = stem(verb)
    ge = "" if verb.base.endswith("ieren") or verb.base.startswith(_INSEPARABLE) else "ge"
    return f"{verb.prefix}{ge}{root}{_link(root)}t"


def forms(verb: Verb) -> tuple[Form, ...]:
    """All forms that German news texts use: finite in every tense and mood, infinitives, participles."""
    return (*_infinite(verb), *_finite(verb))


def _infinite(verb: Verb) -> list[Form]:
    name = verb.infinitive
    out = [Form(name, name, "infinitive"), Form(participle(verb), name, "participle2")]
    if verb.prefix:
        out.append(Form(f"{verb.prefix}zu{verb.base}", name, "zu_infinitive"))
    out.append(Form(f"{name}d", name, "participle1"))
    return out


def _finite(verb: Verb) -> list[Form]:
    root = stem(verb)
    link = _link(root)
    third = verb.present3 or f"{root}{link}t"
    past = verb.past3 or f"{root}{link}te"
    weak = past.endswith("te")
    subj2 = verb.past_subjunctive or (past if weak else _umlauted(past) + "e")
    first = root if root.endswith("e") else root + "e"
    plural = verb.base
    table: list[tuple[str, Tense, Mood, Literal[1, 2, 3], bool]] = [
        (first, "present", "indicative", 1, False),
        (third, "present", "indicative", 3, False),
        (plural, "present", "indicative", 3, True),
        (first, "present", "subjunctive1", 3, False),
        (past, "past", "indicative", 3, False),
        (_plural(past), "past", "indicative", 3, True),
        (subj2, "past", "subjunctive2", 3, False),
        (_plural(subj2), "past", "subjunctive2", 3, True),
    ]
    out: list[Form] = []
    for text, tense, mood, person, many in table:
        if verb.prefix:
            out.append(Form(text, verb.infinitive, "finite", tense, mood, person, many, split=True))
        out.append(Form(verb.prefix + text, verb.infinitive, "finite", tense, mood, person, many))
    return out


def _link(root: str) -> str:
    """The "e" between a stem in -t or -d (or a hard consonant cluster) and its ending."""
    if root.endswith(("t", "d", "chn")):
        return "e"
    hard = len(root) > 2 and root[-1] in "mn" and root[-2] not in "aeiouäöülrmnh"
    return "e" if hard else ""


def _plural(form: str) -> str:
    return form + "n" if form.endswith("e") else form + "en"


def _umlauted(past: str) -> str:
    """The stem of the second subjunctive: the last a, o, u takes the umlaut ("sprach" - "spräch")."""
    for i in range(len(past) - 1, -1, -1):
        if past[i] == "u" and i and past[i - 1] == "a":  # the diphthong of "lauf": its first half takes it
            continue
        if past[i] in "aou" and not (past[i] == "u" and past[i - 1] in "eä"):
            return past[:i] + {"a": "ä", "o": "ö", "u": "ü"}[past[i]] + past[i + 1 :]
        if past[i] in "eiäöüu":
            return past
    return past
