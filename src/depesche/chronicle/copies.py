"""Near-identical texts: an agency report printed by several papers is one source, not several.

A text is reduced to a sample of its word five-grams (those whose checksum is divisible by a small number, the same
sample in every text), so that a shortened copy is recognised by how much of it lies in the longer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final
from zlib import crc32

from depesche.model import Reading

#: One of this many five-grams is kept.
SAMPLE: Final = 3
#: Share of the shorter text that must lie in the longer one. Articles that only quote the same sentence reach
#: about 0.2, cut agency copies 0.6 and more.
SHARED: Final = 0.5
#: Fewer grams than this decide nothing.
FEWEST: Final = 8

Print = frozenset[int]
_WORD: Final = re.compile(r"\w+")


def fingerprint(reading: Reading) -> Print:
    """The sampled five-grams of the article proper."""
    text = reading.document.text
    kept = " ".join(text[start:end] for start, end in reading.keep) if reading.keep else text
    words = " ".join(_WORD.findall(kept.lower())).encode()
    starts = [0, *accumulate(len(word) + 1 for word in words.split(b" "))]
    grams = map(crc32, [words[a : b - 1] for a, b in zip(starts, starts[5:], strict=False)])
    return frozenset([g for g in grams if g % SAMPLE == 0])


def overlap(one: Print, other: Print) -> float:
    """Share of the smaller sample that lies in the larger one."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= FEWEST else 0.0


def copies_among(documents: Iterable[str], prints: Mapping[str, Print]) -> dict[str, str]:
    """For each copy the document that it was taken from: the longest, by name where equally long."""
    ordered = sorted(documents, key=lambda d: (-len(prints[d]), d))
    originals: list[str] = []
    found: dict[str, str] = {}
    for name in ordered:
        source = next((o for o in originals if overlap(prints[name], prints[o]) >= SHARED), None)
        if source is None:
            originals.append(name)
        else:
            found[name] = source
    return found
