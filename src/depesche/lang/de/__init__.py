"""Everything German: words and rules as data, the grammar that reads them, names."""

from __future__ import annotations

from typing import Final

from depesche.lang.de.grammar.syntax import German
from depesche.lang.de.script import edits
from depesche.lang.language import Language

#: The language as the entry point ``depesche_languages`` names it.
GERMAN: Final = Language("de", "depesche.lang.de", German(), spacy="de", script=edits)
