"""Answers as they are shown: in words, and as plain data."""

from __future__ import annotations

from typing import Any

from depesche.asking.answers import Answer
from depesche.codec import claim_json, contact_json, finding_json
from depesche.telling.between import who_met_by
from depesche.telling.claims import claimed
from depesche.telling.names import name_in
from depesche.telling.reasons import say
from depesche.telling.words import label, labels, spoken


def answer_json(answer: Answer, language: str) -> dict[str, Any]:
    """An answer as plain data."""
    return {
        "outcome": answer.outcome,
        "text": say(answer.reason, language),
        "claim": claim_json(answer.claim) if answer.claim else None,
        "contacts": [contact_json(contact, language) for contact in answer.contacts],
        "gaps": [finding_json(gap, language) for gap in answer.gaps],
    }


def understood(answer: Answer, language: str) -> str:
    """How the sentence was understood: who, what, when, how often; nothing where it says neither."""
    if answer.claim is not None:
        names = " – ".join(name_in(name, language) for name in answer.claim.participants)
        said = f"{names}: {claimed(answer.claim, language)}"
    elif answer.report is not None:
        said = f"{who_met_by(answer.report, language)}: {label('kind', answer.report.kind, language)}"
        said += f", {spoken(answer.report.time, language)}" if answer.report.time else ""
    else:
        return ""
    if answer.report is not None and answer.report.place is not None:
        said += f", {name_in(answer.report.place.name, language)}"
    return str(labels(language)["cli"]["understood"]).format(said=said)
