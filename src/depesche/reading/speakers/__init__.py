"""Who speaks: from the span of a quotation's speaker to a name and the side that it speaks for.

``who`` and ``whose`` are the ordered rules, ``sides`` the one place where a state becomes a side, ``naming`` what
phrases are called.
"""

from depesche.reading.speakers.speaker import NOBODY, Speaker
from depesche.reading.speakers.voices import Voices, voices_of

__all__ = ["NOBODY", "Speaker", "Voices", "voices_of"]
