"""``explain``: an article with its layers marked, and why each value is what it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from depesche.cli.knowing import reader_of
from depesche.cli.options import Language, Overlays, Published, Tongue, days_of
from depesche.cli.terminal import console, say, written_to

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text
    from spacy.tokens import Doc

    from depesche.model import Reading, Report, Span
    from depesche.web.article import Explained

#: How each layer is marked; later ones lie over earlier ones.
_STYLES: Final = {
    "furniture": "dim strike",
    "quotes": "italic",
    "people": "cyan",
    "time": "yellow",
    "contacts": "bold underline green",
    "unread": "underline red",
}


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog="Example: depesche explain article.txt --html article.html")(explain)


def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="An article, or - for standard input.")],
    published: Published = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it as a page instead.")] = None,
    overlays: Overlays = None,
    language: Language = Tongue.de,
) -> None:
    """Show an article with what was read in it marked, and the reason for every value."""
    from depesche.sources import open_path

    reader = reader_of(overlays)
    documents = open_path(path, published=days_of(published, "--published"), notice=say)
    found = (reader.explained(document) for document in documents)
    if html is None:
        for doc, reading in found:
            _show(console(), doc, reading, language.value)
        return
    from depesche.web.article import render

    page = render([_explained(doc, reading, language.value) for doc, reading in found], language.value)
    with written_to(html):
        sys.stdout.write(page)
    say(f"{html} written")


def _explained(doc: Doc, reading: Reading, language: str) -> Explained:
    from depesche.telling.reasons import say as in_words
    from depesche.web.article import Explained

    return Explained(
        layers=dict(_layers(doc)),
        reading=reading,
        unread=doc._.unread,
        head=tuple(in_words(reason, language) for reason in doc._.head.reasons),
    )


def _show(screen: Console, doc: Doc, reading: Reading, language: str) -> None:
    from rich.text import Text

    from depesche.cli.tables import reading_table, words

    said = words(language)
    legend = Text()
    for layer, style in _STYLES.items():
        legend.append(str(labels_of(language)[layer]), style=style).append("  ")
    screen.print(legend)
    screen.print()
    screen.print(marked(doc))
    screen.print()
    screen.print(reading_table(reading, language))
    for reason in doc._.head.reasons:
        from depesche.telling.reasons import say as in_words

        screen.print(Text(in_words(reason, language), style="dim"))
    for report in reading.reports:
        screen.print(Text(f"{said['why']}: {report.id}", style="bold"))
        screen.print(why(report, language))
    if doc._.unread:
        screen.print(Text(said["unread"], style="bold"))
        screen.print(unread(doc, language))


def labels_of(language: str) -> dict[str, str]:
    """The names of the layers."""
    from depesche.telling.words import labels

    return dict(labels(language)["cli"]["layers"])


def marked(doc: Doc) -> Text:
    """The article's text with its layers as styles."""
    from rich.text import Text

    text = Text(doc.text)
    for layer, spans in _layers(doc):
        for start, end in spans:
            text.stylize(_STYLES[layer], start, end)
    return text


def _layers(doc: Doc) -> Iterator[tuple[str, list[Span]]]:
    from depesche.reading import default_reader
    from depesche.reading.furniture import cuts

    furniture = cuts(doc.text, default_reader().setting.language, cleaned=doc._.cleaned)
    yield "furniture", [(cut.start, cut.end) for cut in furniture]
    yield "quotes", [piece for quote in doc._.quotes for piece in quote.pieces]
    yield "people", [(mention.start, mention.end) for mention in doc._.mentions]
    yield "time", [(timex.start, timex.end) for timex in doc._.timexes]
    yield "contacts", [report.trigger for report in doc._.reports]
    yield "unread", [(trigger.start, trigger.end) for trigger in doc._.unread]


def unread(doc: Doc, language: str) -> Text:
    """The sentences with a trigger that gave no report, each with the reason."""
    from rich.text import Text

    from depesche.telling.excerpts import quoted
    from depesche.telling.reasons import say as in_words

    text = Text()
    for trigger in doc._.unread:
        text.append(f"  »{quoted(doc.text, [trigger.sentence])}«\n")
        text.append(f"    {in_words(trigger.reason, language)}\n", style="red")
    return text


def why(report: Report, language: str) -> Text:
    """The reasons for each value of a report, one a line."""
    from rich.text import Text

    from depesche.telling.reasons import say as in_words
    from depesche.telling.words import label

    text = Text()
    for name, reasons in report.why.items():
        for reason in reasons:
            text.append(f"  {label('field', name, language)}: ", style="cyan")
            text.append(f"{in_words(reason, language)}\n")
    return text
