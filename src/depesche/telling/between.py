"""Who met whom in words: "Angela Merkel – Emmanuel Macron", of a visit "Emmanuel Macron bei Angela Merkel"."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.knowledge import load
from depesche.model import Contact, Report
from depesche.telling.names import name_in, named, taking_part
from depesche.telling.words import label, labels


def who_met(contact: Contact, language: str = "de") -> str:
    """The participants of a contact; of a visit who came to whom."""
    names = dict(zip(contact.people, taking_part(contact, language), strict=True)) if contact.people else {}
    guests, hosts = ([names[key] for key in keys if key in names] for keys in (contact.guests, contact.hosts))
    beside = [name for key, name in names.items() if key not in {*contact.guests, *contact.hosts}]
    return _visiting(guests, hosts, beside, language) or " – ".join(taking_part(contact, language))


def headline(contact: Contact, language: str = "de") -> str:
    """Kind and participants of a contact: "Telefonat Angela Merkel – Emmanuel Macron"."""
    kind = label("kind", contact.kind, language)
    return f"{kind[:1].upper()}{kind[1:]} {who_met_where(contact, language)}"


def who_met_where(contact: Contact, language: str = "de") -> str:
    """The same with the city of a visit."""
    city = _city(contact.place) if contact.guests and contact.place else None
    said = who_met(contact, language)
    return labels(language)["visit"]["where"].format(who=said, city=name_in(city, language)) if city else said


def who_met_by(report: Report, language: str = "de") -> str:
    """The participants of a report; of a visit who came to whom."""
    by_role = {
        role: [named(p, language) for p in report.participants if p.role == role]
        for role in ("guest", "host", None)
    }
    everybody = " – ".join(named(p, language) for p in report.participants)
    return _visiting(by_role["guest"], by_role["host"], by_role[None], language) or everybody


def _visiting(guests: Sequence[str], hosts: Sequence[str], beside: Sequence[str], language: str) -> str | None:
    """Guests at hosts; ``None`` where either is not known, or somebody stands beside them."""
    if not guests or not hosts or beside:
        return None
    return str(
        labels(language)["visit"]["who"].format(guests=_list(guests, language), hosts=_list(hosts, language))
    )


def _list(names: Sequence[str], language: str) -> str:
    both = str(labels(language)["cli"]["both"])
    return both.join(filter(None, (", ".join(names[:-1]), names[-1])))


def _city(place: str) -> str | None:
    """The name of a place if it is that of a city, which needs no article."""
    known = load()
    capital = any(place in state.capitals for state in known.states.values())
    return place if capital or any(p.kind == "city" for p in known.places_named(place)) else None
