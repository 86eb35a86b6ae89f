"""What a reading is made with: a language and a knowledge base, handed in once and kept by every component."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar, cast
from weakref import WeakKeyDictionary

from depesche import knowledge
from depesche.knowledge import Knowledge
from depesche.lang.language import Language, language
from depesche.lang.script import View, normal_view
from depesche.lang.syntax import Syntax
from depesche.lang.tokens import tokens_of
from depesche.light import dataclass

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

Made = TypeVar("Made")
_SYNTAX: Final = "depesche.syntax"


@dataclass(frozen=True, eq=False)
class Setting:
    """A language and a knowledge base in its words. What rooms make of both is made once: :meth:`made`."""

    language: Language
    knowledge: Knowledge
    _made: dict[object, object] = field(default_factory=dict, repr=False)

    def made(self, maker: Callable[[Setting], Made]) -> Made:
        """What ``maker`` makes of the setting, made at the first call and kept."""
        if maker not in self._made:
            self._made[maker] = maker(self)
        return cast("Made", self._made[maker])

    def normal(self, text: str) -> View | None:
        """The text in its normal script; ``None`` where it is written so."""
        script = self.language.script
        names = self.made(_marked_names) if script is not None else frozenset()
        return normal_view(text, (lambda current: script(current, self.language, names)) if script else None)

    def syntax(self, doc: Doc) -> Syntax:
        """The document as the language's grammar reads it, analysed once for all layers."""
        found = doc.user_data.get(_SYNTAX)
        if found is None:
            found = doc.user_data[_SYNTAX] = self.language.grammar.syntax(tokens_of(doc), self.language)
        return cast("Syntax", found)


def _marked_names(setting: Setting) -> frozenset[str]:
    """The words of names that have letters beyond ASCII."""
    known = setting.knowledge
    people = (form for person in known.people.values() for form in (person.name, *person.forms))
    states = (
        form
        for state in known.states.values()
        for form in (
            state.name,
            *state.aliases,
            *state.genitives,
            *state.capitals,
            *state.adjectives,
            *state.demonyms,
        )
    )
    return frozenset(word for form in (*people, *states) for word in form.split() if not word.isascii())


#: The setting of each pipeline that was made with one. spaCy gives a factory only the pipeline it is for.
_BOUND: Final[WeakKeyDictionary[Pipeline, Setting]] = WeakKeyDictionary()


def bind(nlp: Pipeline, setting: Setting) -> None:
    """Let the components that are added to the pipeline from now on read with the setting."""
    _BOUND[nlp] = setting


def setting_of(nlp: Pipeline) -> Setting:
    """The setting that the pipeline was bound to, else that of its language with the knowledge of the package."""
    return _BOUND.get(nlp) or default_setting(nlp.lang)


@cache
def default_setting(code: str = "de") -> Setting:
    """The language of a code with the knowledge of the package. Raises :class:`UsageError` for an unknown one."""
    return Setting(language(code), knowledge.load(language=code))
