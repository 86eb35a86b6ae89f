"""Is a text German? A text in another language is reported, not read badly."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from depesche.errors import LanguageError
from depesche.lang.language import language

_SAMPLE: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]+")
#: From this share of function words on a text is German whatever the classifier says: running German news has
#: 25 to 50 %, Dutch 8 to 12 %, English, French and Scandinavian text below 8 %.
_ENOUGH: Final = 0.18
#: Of so few words the classifier's guess counts only where it is surer than this.
_SHORT: Final = 12
_SURE: Final = 0.4


@cache
def _classifier() -> Any:
    from py3langid import langid  # noqa: PLC0415  (its model takes half a second to load)

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(language("de").rows("function_words")["words"])


def german_share(text: str) -> float:
    """The share of German function words among the words of the text's beginning."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    known = _function_words()
    return sum([word in known for word in words]) / len(words) if words else 0.0


def require_german(text: str, where: str) -> None:
    """Raises :class:`LanguageError` where the text is in another language than German."""
    if german_share(text) >= _ENOUGH:
        return
    words = len(_WORD.findall(text[:_SAMPLE]))
    if words == 0:
        raise LanguageError("has no words to read", where=where)
    likely, probability = _classifier().classify(text[:_SAMPLE])
    if likely != "de" and (words > _SHORT or probability > _SURE):
        raise LanguageError(f"the text is not German (it looks like {likely!r})", where=where)
