"""The extension attributes of ``Doc`` in which the layers stand; every component imports this module.

The records themselves (:mod:`.layers`) need no spaCy, so that a question about people is answered without it.
"""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.reading.layers import DEFAULTS

for _name, _default in DEFAULTS.items():
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)
