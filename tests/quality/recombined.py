"""Articles as the wild makes them: all texts at hand taken apart and put together wrongly, the same at every run.

:func:`article` makes the article of a number from the texts of :func:`texts_at_hand`; each number is a way of
breaking (:data:`WAYS`) and a seed.
"""

from __future__ import annotations

import html
import json
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

Texts = Sequence[str]
_SENTENCE: Final = re.compile(r"(?<=[.!?“”\"])\s+(?=[A-ZÄÖÜ„»\"])|\n+")
_QUOTES: Final = ("„", "»", '"', "“", "‚", "›", "«", "”", "'")
_TEAMS: Final = ("Bremen", "Merkel", "Paris", "Russland", "EU", "Kurz", "Putin", "Wien", "FC Kreml", "Macron")


def texts_at_hand(shared: Path) -> list[str]:
    """The texts of all corpora beside the checkout, in a fixed order."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").glob("*.txt"))]
    texts += [path.read_text(encoding="utf-8") for path in sorted((shared / "gold").glob("*/texts/*.txt"))]
    for path in sorted((shared / "krauts-dev").rglob("*.tml")):
        marked = path.read_text(encoding="utf-8").partition("<TEXT>")[2].partition("</TEXT>")[0]
        texts.append(html.unescape(re.sub(r"<[^>]+>", "", marked)).strip())
    rows = (shared / "quotes-dev" / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    return texts + [json.loads(row)["text"] for row in rows]


def article(texts: Texts, number: int) -> str:
    """The article of a number; the same number gives the same article."""
    chance = random.Random(number)  # noqa: S311 - no secret
    made = WAYS[number % len(WAYS)](texts, chance)
    if chance.random() < 0.15:
        made = WAYS[chance.randrange(len(WAYS))]([made, *chance.sample(texts, 3)], chance)
    return made or "Leer"


def _sentences(texts: Texts, chance: random.Random, most: int = 30) -> list[str]:
    """Sentences of three texts, shuffled."""
    found = [s for text in chance.choices(texts, k=3) for s in _SENTENCE.split(text) if s.strip()]
    chance.shuffle(found)
    return found[: chance.randint(1, most)]


def _as_it_is(texts: Texts, chance: random.Random) -> str:
    return chance.choice(texts)


def _shuffled(texts: Texts, chance: random.Random) -> str:
    return chance.choice((" ", "\n", "\n\n", "  ")).join(_sentences(texts, chance))


def _cut(texts: Texts, chance: random.Random) -> str:
    """A text that begins and ends anywhere."""
    text = chance.choice(texts)
    first, last = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    return text[first:last]


def _cut_apart(texts: Texts, chance: random.Random) -> str:
    """Sentences that break off in mid-word."""
    return " ".join(s[: chance.randint(1, len(s))] for s in _sentences(texts, chance))


def _joined(texts: Texts, chance: random.Random) -> str:
    """Sentences without a blank between them."""
    return "".join(_sentences(texts, chance))


def _unclosed(texts: Texts, chance: random.Random) -> str:
    """Quotation marks anywhere, opened and never closed, closed and never opened."""
    words = " ".join(_sentences(texts, chance)).split(" ")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(words))
        mark = chance.choice(_QUOTES)
        words[at] = mark + words[at] if chance.random() < 0.5 else words[at] + mark
    return " ".join(words)


def _ends_in_a_quote(texts: Texts, chance: random.Random) -> str:
    """A cue, a colon or a comma and words that nothing ends."""
    sentences = [s.rstrip(".!?") for s in _sentences(texts, chance, 6)]
    openings = ("Putin sagte: „", "Merkel betonte, „", "„", "So die Kanzlerin: „", "Er habe „", "Trump: »")
    return " ".join(f"{chance.choice(openings)}{s}{chance.choice(('', '“', ',“', '“,', '.'))}" for s in sentences)


def _headlines(texts: Texts, chance: random.Random) -> str:
    return "\n".join(s[: chance.randint(10, 60)].rstrip(".,:; ") for s in _sentences(texts, chance, 15))


def _list(texts: Texts, chance: random.Random) -> str:
    marks = chance.choice((("- ",), ("• ",), ("1. ", "2. ", "3) "), ("+++ ",), ("\t",), ("* ", "** ")))
    return "\n".join(chance.choice(marks) + s for s in _sentences(texts, chance))


def _table(texts: Texts, chance: random.Random) -> str:
    """Results of matches between sentences."""
    lines = [s[:80] for s in _sentences(texts, chance, 5)]
    for _ in range(chance.randint(5, 40)):
        goals = f"{chance.randrange(6)}:{chance.randrange(6)} ({chance.randrange(3)}:{chance.randrange(3)})"
        teams = " - ".join(chance.choices(_TEAMS, k=2))
        lines.append(
            f"{teams}{chance.choice((' ', chr(9), ' | '))}{goals}; {chance.randint(1, 31)}.{chance.randint(1, 12)}."
        )
    chance.shuffle(lines)
    return "\n".join(lines)


def _ticker(texts: Texts, chance: random.Random) -> str:
    lines = []
    for s in _sentences(texts, chance):
        clock = f"{chance.randrange(26):02d}{chance.choice('.:')}{chance.randrange(70):02d}"
        lines.append(f"{clock}{chance.choice((' Uhr: ', ' Uhr ', ': ', ' +++ ', ' | '))}{s}")
    return chance.choice(("\n", " +++ ", "\n\n")).join(lines)


def _capitals(texts: Texts, chance: random.Random) -> str:
    return _shuffled(texts, chance).upper()


def _small(texts: Texts, chance: random.Random) -> str:
    return _shuffled(texts, chance).lower()


def _unpunctuated(texts: Texts, chance: random.Random) -> str:
    return re.sub(r"[^\w\s]", "", _shuffled(texts, chance))


def _only_marks(texts: Texts, chance: random.Random) -> str:
    """Mostly marks: words between many commas, colons, brackets and dashes."""
    words = _shuffled(texts, chance).split()[:80]
    return "".join(
        w + chance.choice((",", ", ", ": ", ":", " – ", "(", ") ", "; ", ".", "… ", " ", "?!", "/")) for w in words
    )


def _decomposed(texts: Texts, chance: random.Random) -> str:
    return unicodedata.normalize("NFD", _shuffled(texts, chance))


def _soft_hyphens(texts: Texts, chance: random.Random) -> str:
    return re.sub(
        r"(?<=\w{3})(?=\w{3})", lambda _: "\u00ad" if chance.random() < 0.3 else "", _shuffled(texts, chance)
    )


def _wrapped(texts: Texts, chance: random.Random) -> str:
    """Hard lines, words parted at their ends."""
    text, width = _shuffled(texts, chance), chance.randint(8, 80)
    cut = "-\n" if chance.random() < 0.5 else "\n"
    return cut.join(text[at : at + width] for at in range(0, len(text), width))


def _odd_characters(texts: Texts, chance: random.Random) -> str:
    odd = ("\u00a0", "\u2028", "\x0b", "\u200b", "\u202e", "\ufeff", "\x85", "\t", "😀", "\u0301", "\x00", "\x1c")
    letters = list(_shuffled(texts, chance))
    for _ in range(chance.randint(1, 30)):
        letters.insert(chance.randrange(len(letters) + 1), chance.choice(odd))
    return "".join(letters)


def _word_salad(texts: Texts, chance: random.Random) -> str:
    words = " ".join(chance.choices(texts, k=4)).split()
    return " ".join(chance.choices(words, k=chance.randint(1, 200)))


def _one_sentence(texts: Texts, chance: random.Random) -> str:
    return _sentences(texts, chance, 1)[0][: chance.choice((5, 20, 60, 1000))]


#: The ways in which articles are broken.
WAYS: Final[tuple[Callable[[Texts, random.Random], str], ...]] = (
    _as_it_is,
    _shuffled,
    _cut,
    _cut_apart,
    _joined,
    _unclosed,
    _ends_in_a_quote,
    _headlines,
    _list,
    _table,
    _ticker,
    _capitals,
    _small,
    _unpunctuated,
    _only_marks,
    _decomposed,
    _soft_hyphens,
    _wrapped,
    _odd_characters,
    _word_salad,
    _one_sentence,
)
