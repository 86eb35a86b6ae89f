"""The codes of event data sets: PLOVER categories and modes, CAMEO numbers, contexts by topic.

What was held is CONSULT, with the mode by which it was; what lies ahead is AGREE (an intent to meet); what one side
called off or denies is REJECT by that side, and nothing where no article says which side it was. Who visits is the
source, who is visited the recipient; in every other contact all participants are sources, a gathering being one event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from depesche.export.cells import joined
from depesche.export.extract import Extract, Part
from depesche.model import Contact, Kind
from depesche.model.statuses import phase

Event = Literal["CONSULT", "AGREE", "REJECT"]
#: The numeric conflict and cooperation score of a category.
SCALE: Final[Mapping[Event, float]] = {"CONSULT": 2.1, "AGREE": 4.2, "REJECT": -4.2}
#: Verbal cooperation is 1, verbal conflict 3.
QUAD: Final[Mapping[Event, int]] = {"CONSULT": 1, "AGREE": 1, "REJECT": 3}
#: An expressed intent to meet, and the rejection of a meeting, in CAMEO.
_INTENT, _REFUSAL = "036", "125"
#: The mode and the CAMEO number of a contact that was held, by its kind alone.
_HELD: Final[Mapping[Kind, tuple[str | None, str]]] = {
    "call": ("phone", "041"),
    "video": ("phone", "040"),
    "message": ("phone", "040"),
    "visit": (None, "040"),
    "meeting": (None, "040"),
    "summit": ("multilateral", "040"),
    "talks": (None, "040"),
}
#: PLOVER's contexts, by the concepts of the controlled list of topics.
_CONTEXTS: Final[Mapping[str, str]] = {
    "arms_aid": "military",
    "arms_control": "military",
    "bilateral": "diplomatic",
    "borders": "resource",
    "climate": "enviro_disaster",
    "crime": "crime",
    "cyber": "cyber",
    "defence": "military",
    "diplomacy": "diplomatic",
    "disaster": "enviro_disaster",
    "economy": "economic",
    "election": "election",
    "energy": "resource",
    "environment": "enviro_disaster",
    "finance": "economic",
    "health": "disease",
    "human_rights": "human_rights",
    "humanitarian": "humanitarian",
    "migration": "migration",
    "nato": "military",
    "opposition": "rights_freedoms",
    "peace": "diplomatic",
    "prisoners": "legal",
    "religion": "religion_ethnicity",
    "sanctions": "economic",
    "security_guarantees": "military",
    "terrorism": "terrorism",
    "trade": "economic",
    "war": "military",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """A contact in the codes of event data: who does what to whom, and how."""

    event: Event
    modes: tuple[str, ...]
    cameo: str
    source: tuple[Part, ...]
    recipient: tuple[Part, ...] = ()


def coded(extract: Extract, contact: Contact) -> Coded | None:
    """The codes of a contact; ``None`` for one that came to nothing where no article says which side refused."""
    parts = extract.parts(contact)
    match phase(contact.status):
        case "open":
            return Coded("AGREE", (), _INTENT, parts)
        case "off":
            return _refused(contact, parts)
        case "done":
            return _held(extract, contact, parts)


def _refused(contact: Contact, parts: tuple[Part, ...]) -> Coded | None:
    sides = {side for side, readout in contact.sides.items() if readout.stance == "denies"}
    refusing = tuple(part for part in parts if part.state in sides)
    others = tuple(part for part in parts if part.state not in sides)
    return Coded("REJECT", (), _REFUSAL, refusing, others) if refusing and others else None


def _held(extract: Extract, contact: Contact, parts: tuple[Part, ...]) -> Coded:
    guests = tuple(part for part in parts if part.role == "guest")
    hosts = tuple(part for part in parts if part.role == "host")
    if contact.kind == "visit" and guests and hosts and len(guests) + len(hosts) == len(parts):
        return Coded("CONSULT", ("visit",), "042", guests, hosts)
    mode, number = _HELD[contact.kind]
    modes = [mode] if mode else []
    if contact.part_of or len(parts) > 2:
        modes.append("multilateral")
    if contact.kind == "meeting" and _on_third_ground(extract, contact, parts):
        modes.append("third-party")
        number = "044"
    return Coded("CONSULT", tuple(dict.fromkeys(modes)), number, parts)


def _on_third_ground(extract: Extract, contact: Contact, parts: tuple[Part, ...]) -> bool:
    """Whether the place lies in a state that is none of the participants'."""
    country = extract.country(contact)
    states = {part.state for part in parts}
    return country is not None and None not in states and country not in states


def contexts(extract: Extract, contact: Contact) -> tuple[str, ...]:
    """What it was about, in PLOVER's contexts."""
    topics = (topic for _, report in extract.reports(contact) for topic in report.topics)
    return joined(_CONTEXTS.get(topic.concept or "") for topic in topics)


def actor_code(extract: Extract, part: Part) -> str | None:
    """The code of the state (ISO 3166-1 alpha-3) or, of an organisation, IGO."""
    if part.state is None:
        return None
    state = extract.knowledge.state(part.state)
    return state.iso3 if state else "IGO" if extract.knowledge.organisation(part.state) else None
