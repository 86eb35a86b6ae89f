"""People and offices: who is meant where the text names, describes or only points at somebody."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import depesche.reading.layers  # noqa: F401 - registers the extension attributes


def create(nlp: Language, name: str, **_options: Any) -> Any:  # noqa: ARG001
    """The component ``depesche_people``: writes ``doc._.mentions``."""

    def people(doc: Doc) -> Doc:
        return doc

    return people
