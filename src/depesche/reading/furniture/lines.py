"""The lines of a document, what each looks like, and the groups between blank lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from depesche.light import dataclass
from depesche.model import Span

_WORD: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.!?][\"“”«»‘’')\]]*$")
_CAPITAL: Final = r"[^\W\d_a-z\u00df-\u00ff]"
_BETWEEN_SENTENCES: Final = re.compile(rf"\w{{3}}[.!?][\"“”«»‘’')\]]*\s+(?:[„\"«»]|{_CAPITAL})")
_CUT_OFF: Final = re.compile(r"\w(?:\s?…|\s?\.\.\.)$")
_DOTS: Final = ("…", "...")
#: Shorter lines can be headlines even where they end in a full stop; a paragraph of news is longer than this.
PARAGRAPH: Final = 120


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer white space. ``group`` numbers the runs of lines between blank lines;
    ``times`` is how often the same words stand in the document.
    """

    start: int
    end: int
    text: str
    group: int
    times: int = 1

    @property
    def span(self) -> Span:
        """Half-open range of code points."""
        return self.start, self.end

    @property
    def words(self) -> int:
        """Number of words."""
        return len(_WORD.findall(self.text))

    @property
    def cut_off(self) -> bool:
        """Whether the line breaks off in "…", as the texts of teasers do."""
        return self.text.endswith(_DOTS) and _CUT_OFF.search(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether the line ends as a sentence does and is long enough to be one."""
        return _SENTENCE_END.search(self.text) is not None and self.words >= 4

    @property
    def several(self) -> bool:
        """Whether a sentence ends inside the line and the next begins."""
        return _BETWEEN_SENTENCES.search(self.text) is not None

    @property
    def paragraph(self) -> bool:
        """Whether this is running text: a long sentence, or several."""
        several = self.several and len(self.text) >= PARAGRAPH // 2
        return not self.cut_off and (several or (len(self.text) >= PARAGRAPH and self.sentence))

    @property
    def headline(self) -> bool:
        """Whether the line can be a title: not long, and no full stop at its end."""
        return len(self.text) <= 160 and self.words >= 1 and not self.text.endswith((".", ":", ","))


def lines_of(text: str) -> list[Line]:
    """All lines that are not blank, in order."""
    found: list[Line] = []
    group, start, blank = 0, 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            group += blank and bool(found)
            begin = start + raw.index(stripped[0])
            found.append(Line(begin, begin + len(stripped), stripped, group))
        blank = not stripped
        start += len(raw) + 1
    counts = Counter(line.text for line in found)
    return [Line(line.start, line.end, line.text, line.group, counts[line.text]) for line in found]
