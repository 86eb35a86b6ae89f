"""``time``, ``quotes``, ``people`` and ``clean``: one layer each, as filters over JSON Lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from depesche.cli.knowing import reader_of
from depesche.cli.options import KeepGoing, Overlays
from depesche.cli.terminal import Problems, say

if TYPE_CHECKING:
    from spacy.tokens import Doc


Path = Annotated[
    str, typer.Argument(metavar="[PATH]", help='JSON Lines {"doc", "text", "published"}, - for stdin.')
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog="Example: depesche time < texts.jsonl")(time)
    app.command(epilog="Example: depesche quotes < texts.jsonl")(quotes)
    app.command(epilog="Example: depesche people < texts.jsonl")(people)
    app.command(epilog="Example: depesche clean < texts.jsonl")(clean)


Explain = Annotated[bool, typer.Option("--explain", help="Also the days that each can mean, and why.")]


def time(path: Path = "-", explain: Explain = False, keep_going: KeepGoing = False) -> None:
    """Find the time expressions of each text: type and value of TIMEX3."""
    _filter(path, "depesche_time", _explained if explain else _timexes)


def quotes(path: Path = "-", overlays: Overlays = None, keep_going: KeepGoing = False) -> None:
    """Find the quotations of each text: form, quote, speaker and cue."""
    _filter(path, "depesche_quotes", _quotes, overlays)


def people(path: Path = "-", overlays: Overlays = None, keep_going: KeepGoing = False) -> None:
    """Find who and what each text names: person, office, state."""
    _filter(path, "depesche_people", _mentions, overlays)


def clean(path: Path = "-", keep_going: KeepGoing = False) -> None:
    """Find what of each text is the article and not the page around it."""
    _filter(path, "depesche_furniture", _kept)


def _filter(
    path: str, upto: str, result: Callable[[Doc], dict[str, Any]], overlays: list[str] | None = None
) -> None:
    from depesche.codec import dumps
    from depesche.errors import ReadingError
    from depesche.rejects import Reject
    from depesche.sources import rows_of

    reader = reader_of(overlays)
    problems = Problems()
    for found in rows_of(path, notice=say):
        if isinstance(found, Reject):
            problems(found)
            continue
        try:
            row = {"doc": found.document.id, **result(reader.layers_of(found.document, upto))}
        except ReadingError as error:
            problems(Reject(found.file, found.line, error, found.document.id))
        else:
            typer.echo(dumps(row))
    problems.finish()


def _timexes(doc: Doc) -> dict[str, Any]:
    return {"timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in doc._.timexes]}


def _explained(doc: Doc) -> dict[str, Any]:
    from depesche.telling.reasons import say

    return {
        "timexes": [
            {
                "text": doc.text[t.start : t.end],
                "start": t.start,
                "end": t.end,
                "type": t.type,
                "value": t.value,
                "mod": t.mod,
                "days": t.days.as_bounds() if t.days else None,
                "time": t.days.edtf() if t.days else None,
                "direction": t.direction,
                "why": [say(reason) for reason in t.reasons],
            }
            for t in doc._.timexes
        ]
    }


def _quotes(doc: Doc) -> dict[str, Any]:
    return {
        "quotes": [
            {
                "form": quote.form,
                "quote": [quote.pieces[0][0], quote.pieces[-1][1]],
                "speaker": list(quote.speaker) if quote.speaker else None,
                "cue": list(quote.cue) if quote.cue else None,
            }
            for quote in doc._.quotes
        ]
    }


def _mentions(doc: Doc) -> dict[str, Any]:
    return {"mentions": list(_each_mention(doc))}


def _each_mention(doc: Doc) -> Iterator[dict[str, Any]]:
    from depesche.codec.values import side_json

    for mention in doc._.mentions:
        yield {
            "start": mention.start,
            "end": mention.end,
            "name": mention.name,
            "person": mention.person,
            "office": mention.office,
            **side_json("state", mention.state),
        }


def _kept(doc: Doc) -> dict[str, Any]:
    return {"keep": [list(span) for span in doc._.keep]}
