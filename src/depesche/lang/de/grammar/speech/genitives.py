"""Genitives of names and nouns by their endings, in phrases that name a speaker."""

from __future__ import annotations

import re
from typing import Final

from depesche.lang.speech import Owned

#: A noun of saying with its owner behind it, named by a possessive.
_OWNED: Final = re.compile(
    r"(?:[a-zäöüß]+ )*(?P<noun>[A-ZÄÖÜ]\w+) (?:aus |von )?(?P<owner>(?:sein|ihr)(?:es|er|em|en) \w+)$"
)
#: Ends of the words for somebody who speaks for another.
_SPEAKS: Final = ("precher", "precherin", "erater", "eraterin", "ertrauter")


def ends_as_genitive(form: str) -> bool:
    """Whether a form can be a genitive: "Putins", "Cassis"."""
    return form.endswith("s")


def is_genitive(form: str, called: str | None) -> bool:
    """Whether a form is the genitive of a name that does not end so itself."""
    return form.endswith("s") and not (called or "s").endswith("s")


def speaks_for(form: str, called: str | None) -> bool:
    """ "Sprecher Jelzins", "Berater Bidens"."""
    title = form.split()
    return len(title) == 2 and is_genitive(title[1], called) and title[0].endswith(_SPEAKS)


def owned_by_pronoun(phrase: str) -> Owned | None:
    """ "Angaben ihres Sprechers": the noun, "ihres Sprecher" and where the pronoun begins."""
    match = _OWNED.match(phrase)
    if match is None:
        return None
    owner = match["owner"]
    return Owned(match["noun"], owner.removesuffix("s") if owner.endswith("ers") else owner, match.start("owner"))
