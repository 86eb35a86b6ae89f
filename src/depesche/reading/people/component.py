"""The component of people for spaCy; all that it does is in :class:`~depesche.reading.people.People`."""

from __future__ import annotations

from spacy.language import Language

import depesche.reading.attributes  # noqa: F401 - registers what the component writes
from depesche.reading.people import People
from depesche.reading.setting import setting_of


@Language.factory("depesche_people", assigns=["doc._.mentions"])
def create(nlp: Language, name: str) -> People:
    """The component: ``nlp.add_pipe("depesche_people")``."""
    del name
    return People(setting_of(nlp))
