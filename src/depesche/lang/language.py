"""A language as a value: its data files, its grammar, its names, found by entry point as spaCy finds its own.

Everything that belongs to one language lies in the package that its :class:`Language` names; the rooms of
``reading/`` ask the value that they are handed and know no words. A further language registers under the entry point
group ``depesche_languages``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast

from depesche.cache import kept
from depesche.errors import UsageError
from depesche.lang.forms import Nouns
from depesche.lang.script import Edit
from depesche.lang.syntax import Names, Syntax
from depesche.lang.tokens import Tokens
from depesche.light import dataclass

if TYPE_CHECKING:
    from depesche.lang.speech import Speech

GROUP: Final = "depesche_languages"
_OWN: Final = f"{__name__.partition('.')[0]}."

Made = TypeVar("Made")
Rows = Mapping[str, Any]


class Grammar(Protocol):
    """What a language's grammar does for the rooms that read it; ``nouns`` inflects nouns and names."""

    @property
    def nouns(self) -> Nouns:
        """How the language inflects nouns and names."""
        ...

    def syntax(self, tokens: Tokens, language: Language) -> Syntax:
        """The words of a document with their clauses and phrases, worked out where they are asked for."""
        ...

    def speech(self, syntax: Syntax, language: Language, names: Names | None) -> Speech:
        """Who says what in a document. ``names`` tells phrases that name somebody from others."""
        ...

    def forms(self, infinitives: Collection[str], language: Language) -> frozenset[str]:
        """All forms of these verbs, in lower case, as they stand in a text: a separable prefix may stand apart."""
        ...

    def forms_apart(self, infinitives: Collection[str], language: Language) -> Iterable[tuple[str, str, str]]:
        """Every form of these verbs in lower case, its infinitive, and what of it stands apart ("" for nothing)."""
        ...

    def head(self, word: str, nouns: Collection[str]) -> str | None:
        """The noun, of these in lower case, that the word is a form of or that is the head of its compound."""
        ...

    def adjective_forms(self, stem: str) -> frozenset[str]:
        """All forms of the adjective with this stem, in the case of the stem."""
        ...

    def time_words(self, language: Language) -> Iterable[tuple[str, str, str]]:
        """Every word of a time expression: its class, its value there, and the form as it stands in a text."""
        ...


@dataclass(frozen=True, eq=False)
class Language:
    """One language. ``code`` is its ISO 639-1 code, ``spacy`` that of the spaCy language with its tokenizer.

    ``script`` gives the edits that make its words in a text normal (umlauts in ASCII), with names as further words.
    ``package`` holds its data files (``name.toml``), its names in ``names/``, and its grammar. Values that rooms make
    of the data (word lists as typed records) are made once for each language: :meth:`made`.
    """

    code: str
    package: str
    grammar: Grammar
    spacy: str = ""
    script: Callable[[str, Language, frozenset[str]], Iterator[Edit]] | None = None
    _files: dict[str, Rows] = field(default_factory=dict, repr=False)
    _made: dict[object, object] = field(default_factory=dict, repr=False)

    def rows(self, name: str) -> Rows:
        """A data file as it is, by its name without the ending; one that the language lacks is empty."""
        found = self._files.get(name)
        if found is None:
            found = self._files[name] = self._kept(name)
        return found

    def _kept(self, name: str) -> Rows:
        """A data file; those of Depesche's own packages are kept between starts as they were read."""
        if not self.package.startswith(_OWN):
            return _read(self.package, name)
        return kept(f"rows-{self.code}-{name.replace('/', '.')}", lambda: _read(self.package, name))

    def made(self, maker: Callable[[Language], Made]) -> Made:
        """What ``maker`` makes of the language, made at the first call and kept."""
        found: Any = self._made.get(maker)
        if found is None:
            found = self._made[maker] = maker(self)
        return found  # type: ignore[no-any-return]  # what the maker made

    def files(self) -> list[str]:
        """The names of its data files."""
        found = (file.name for file in resources.files(self.package).iterdir())
        return sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml"))

    def examples(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Every row of every data file that carries an example, with the name of its file."""
        return [(name, row) for name in self.files() for row in _with_example(self.rows(name))]


def _read(package: str, name: str) -> Rows:
    *folders, stem = name.split("/")
    file = resources.files(package).joinpath(*folders, f"{stem}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _with_example(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, dict):
        own = [value] if "example" in value and not isinstance(value["example"], list) else []
        return own + [row for part in value.values() for row in _with_example(part)]
    return [row for part in value for row in _with_example(part)] if isinstance(value, list) else []


@cache
def _installed() -> Mapping[str, metadata.EntryPoint]:
    """The languages that installed packages bring, by their codes."""
    return {entry.name: entry for entry in metadata.entry_points(group=GROUP)}


def language(code: str = "de") -> Language:
    """The language of a code. Raises :class:`UsageError` where no installed package brings it."""
    found = _installed()
    if code not in found:
        known = ", ".join(sorted(found)) or "none"
        raise UsageError(f"no language {code!r} is installed that articles can be read in (there are: {known})")
    return cast("Language", found[code].load())
