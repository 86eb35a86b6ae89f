"""Answers to sentences, and differences between chronicles, for people and as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from depesche.asking import Answer
from depesche.asking.shown import understood
from depesche.chronicle import Change
from depesche.cli.tables import title
from depesche.model import Contact, Finding
from depesche.telling.names import name_in
from depesche.telling.reasons import say
from depesche.telling.words import label, labels

_OUTCOME: Mapping[str, str] = {"supported": "green", "contradicted": "bold red", "not_decidable": "yellow"}
_SIGN: Mapping[str, tuple[str, str]] = {
    "added": ("+", "green"),
    "finding_added": ("+", "green"),
    "removed": ("-", "red"),
    "finding_removed": ("-", "red"),
}


def answers_table(answers: Sequence[Answer], language: str) -> RenderableType:
    """Each answer in words, with the contacts that it stands on."""
    parts: list[RenderableType] = []
    for answer in answers:
        parts.append(Text(understood(answer, language), style="dim"))
        line = Text(f"{label('outcome', answer.outcome, language)}: ", style=_OUTCOME[answer.outcome])
        parts.append(line.append(say(answer.reason, language), style="default not bold"))
        lines = [Text(title(contact, language)) for contact in answer.contacts]
        lines += [Text(f"{label('finding', 'gap', language)}: {_said(gap, language)}") for gap in answer.gaps]
        parts += [Padding(text, (0, 0, 0, 2), expand=False) for text in lines]
    return Group(*parts)


def _said(gap: Finding, language: str) -> str:
    return say(gap.reason, language) if gap.reason else ""


def changes_table(changes: Sequence[Change], known: Mapping[str, Contact], language: str) -> RenderableType:
    """One line a change: "+" for what came, "-" for what went, "~" for what is not as it was."""
    return Group(*(_line(change, known, language) for change in changes))


def _line(change: Change, known: Mapping[str, Contact], language: str) -> Text:
    sign, style = _SIGN.get(change.type, ("~", "yellow"))
    line = Text(f"{sign} ", style=style)
    line.append(f"{label('change', change.type, language)} {', '.join(change.contacts)}", style="default")
    if change.type in ("added", "removed"):
        return line.append("".join(f"\n  {title(known[c], language)}" for c in change.contacts if c in known))
    if change.field:
        line.append(f" {label('field', change.field, language)}:", style="default")
    both = (change.before, change.after)
    values = [_worded(v, language) if v else "–" for v in both if v or change.type == "changed"]
    line.append(f" {' → '.join(values)}", style="dim")
    return line.append("".join(f"\n  {title(known[c], language)}" for c in change.contacts[:1] if c in known))


def _worded(value: str, language: str) -> str:
    """A kind, a status or a finding in words; anything else as it is."""
    known = labels(language)
    return str(
        known["kind"].get(value)
        or known["status"].get(value)
        or known["finding"].get(value)
        or name_in(value, language)
    )
