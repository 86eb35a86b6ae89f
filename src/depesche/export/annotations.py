"""Articles with the spans that were read in them, for annotation tools: JSON Lines as doccano takes them in.

Offsets are code points. The whole text is in the file, so there is none where quotations are limited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from depesche.codec.values import dumps
from depesche.errors import UsageError
from depesche.export.extract import Extract
from depesche.export.quoting import UNIT
from depesche.model import Reading, Span


def write(extract: Extract, out: BinaryIO) -> Counter[str]:
    """Write a line for each article. Raises :class:`UsageError` where quotations are limited."""
    if extract.max_quote is not None:
        raise UsageError(
            "annotations hold the whole text", where="--max-quote", remedy="leave it out, or take csv"
        )
    for document in extract.documents():
        labels = sorted(set(_labels(extract.reading(document.id))))
        line = {
            "id": document.id,
            "text": document.text,
            "label": [list(found) for found in labels],
            "meta": {
                "unit": UNIT,
                "sha256": document.sha256,
                "title": document.title,
                "publisher": document.publisher,
                "made_with": extract.made_with,
            },
        }
        out.write(f"{dumps(line)}\n".encode())
    return Counter()


def _labels(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Triggers by kind of contact, participants, times, speakers, quotations, topics, claims."""
    for report in reading.reports:
        yield from _spans((report.trigger,), report.kind.upper())
        yield from _spans(report.time_spans, "TIME")
        for participant in report.participants:
            yield from _spans(participant.spans, "PARTICIPANT")
        yield from _spans((topic.span for topic in report.topics), "TOPIC")
    for statement in reading.statements:
        yield from _spans(statement.quote, f"QUOTE_{statement.form.upper()}")
        yield from _spans((span for span in (statement.speaker_span,) if span), "SPEAKER")
        yield from _spans((span for span in (statement.cue,) if span), "CUE")
    yield from _spans((claim.span for claim in reading.claims), "CLAIM")


def _spans(spans: Iterator[Span] | tuple[Span, ...], name: str) -> Iterator[tuple[int, int, str]]:
    return ((start, end, name) for start, end in spans)
