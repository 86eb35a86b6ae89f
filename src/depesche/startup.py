"""What a program of ours does before anything else, so that it starts at once."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module, util
from types import ModuleType
from typing import Any, Final

_COMMANDS: Final = "spacy.cli"


#: Objects made before Python looks for cycles among the youngest: more than loading makes, for it makes none.
_SELDOM: Final = 500_000


def quickly() -> None:
    """For programs of ours alone: load no more than reading needs, and look for garbage seldom."""
    from depesche.patterns import keep_compiled  # noqa: PLC0415 - loads what a caller of the other function needs not

    gc.set_threshold(_SELDOM, 20, 100)
    atexit.register(gc.freeze)  # what is there at the end goes with the process and is looked through no more
    keep_compiled()
    without_commands_of_spacy()


def without_commands_of_spacy() -> None:
    """Keep ``import spacy`` from loading spaCy's command line, with all that trains and downloads models.

    spaCy imports it for one function, ``spacy.info``; that is a third of its own time to load. For programs of ours
    alone: in a process of others, whoever wants that command line finds it.
    """
    spec = util.find_spec("spacy") if "spacy" not in sys.modules else None
    if spec is None or not spec.submodule_search_locations:
        return
    commands = ModuleType(_COMMANDS)
    commands.__path__ = [f"{spec.submodule_search_locations[0]}/cli"]
    info = ModuleType(f"{_COMMANDS}.info")
    info.info = _info  # type: ignore[attr-defined]  # all that spaCy takes of it
    sys.modules |= {_COMMANDS: commands, info.__name__: info}


def _info(*arguments: Any, **options: Any) -> Any:
    """``spacy.info`` as it is, with the command line that it belongs to."""
    for name in (f"{_COMMANDS}.info", _COMMANDS):
        sys.modules.pop(name, None)
    return import_module(f"{_COMMANDS}.info").info(*arguments, **options)
