"""Signs of reported speech without a cue: the subjunctive, and "sollen" of hearsay."""

from __future__ import annotations

from functools import cache
from typing import Final

from spacy.tokens import Doc

from depesche.reading.quotes.cues import grammar

#: Present subjunctives that are no other form of the third person.
_CLEAR: Final = frozenset(
    ["sei", "seien", "habe", "werde", "könne", "müsse", "solle", "wolle", "dürfe", "möge", "lasse", "wisse"]
)
#: Past subjunctives that stand in for the present ones where those look like the indicative.
_SUBSTITUTES: Final = frozenset(
    ["hätte", "hätten", "wäre", "wären", "würde", "würden", "könnte", "könnten", "müsste", "müssten", "dürfte",
     "dürften", "käme", "kämen", "gäbe", "gäben", "stünde", "stünden", "ginge", "gingen", "bliebe", "blieben"]
)  # fmt: skip
_CONDITIONAL: Final = frozenset(["wenn", "falls", "sofern", "als"])


@cache
def _present_subjunctives() -> frozenset[str]:
    """Third-person present subjunctives of known verbs that are no other form of that person."""
    out = set()
    for text, forms in grammar().verbs.items():
        moods = {form.mood for form in forms if form.shape == "finite" and form.person == 3}
        if moods == {"subjunctive1"} and not any(f.shape.startswith("participle") for f in forms):
            out.add(text)
    return frozenset(out) | _CLEAR


def is_subjunctive(doc: Doc, start: int, end: int, *, loose: bool) -> bool:
    """Whether the words stand in the subjunctive of reported speech; ``loose`` counts its substitutes too."""
    lowers = [doc[i].lower_ for i in range(start, end) if doc[i].text[:1].islower()]
    if "ich" in lowers or "ich" in (doc[start].lower_,):
        return False
    forms = _present_subjunctives()
    if any(lower in forms for lower in lowers):
        return not (lowers[:1] == ["es"] and "denn" in lowers)
    return loose and not _CONDITIONAL & set(lowers) and any(lower in _SUBSTITUTES for lower in lowers)


def is_hearsay(doc: Doc, start: int, end: int) -> bool:
    """Whether "soll" hands on hearsay: with a perfect infinitive ("soll gesagt haben")."""
    lowers = [doc[i].lower_ for i in range(start, end)]
    if not {"soll", "sollen"} & set(lowers):
        return False
    return any(
        lowers[i] in ("haben", "sein") and lowers[i - 1].endswith(("t", "en", "worden"))
        for i in range(1, len(lowers))
    )
