"""Nouns of contact beside a verb of contact: what they add to it, and whether they tell of no contact of their own."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.light import replace
from depesche.reading.contacts.sides.around import DURING
from depesche.reading.contacts.sides.roles import only_key, unique
from depesche.reading.contacts.triggers.drafts import Draft
from depesche.reading.contacts.triggers.nouns import MANNER


def absorbed(draft: Draft, verbs: Sequence[Draft]) -> bool:
    """Whether the noun only says how the clause's verb happened ("empfing ihn zu einem Gespräch")."""
    manner = draft.marker in MANNER or (draft.marker == "" and draft.kind == "message")
    spoken_of = draft.marker == "" and any(verb.kind in ("talks", "call", "video") for verb in verbs)
    if draft.marker in ("at", "during") and any(verb.frame.status == "considered" for verb in verbs):
        return False  # "lud ihn bei einem Treffen ein"
    told = not draft.keys - {key for verb in verbs for key in verb.keys}
    return (manner or spoken_of) and told and any(verb.complete for verb in verbs)


def kind_from(draft: Draft, verb: Draft) -> Draft:
    """The verb's draft with the kind that the noun beside it gives ("sprach in einem Telefonat mit X")."""
    remote = draft.kind in ("call", "video") and draft.marker in DURING
    if remote and verb.kind in ("talks", "meeting", "message"):
        return replace(verb, kind=draft.kind, generic=False)
    if verb.kind == "talks" and draft.kind in ("meeting", "summit", "visit") and draft.marker in ("at", "in"):
        return replace(verb, kind=draft.kind, generic=False)
    return verb


def with_host(draft: Draft, verb: Draft) -> Draft:
    """The verb's draft with who invited: "auf Einladung des Königs schalteten sich A und B zusammen"."""
    hosts = tuple(slot for slot in draft.slots if slot.marker in ("genitive", "of") and slot not in verb.slots)
    if not hosts:
        return verb
    slots = (*hosts, *verb.slots)
    return replace(verb, slots=slots, actors=unique(slots), initiator=only_key(hosts), one_sided=False)
