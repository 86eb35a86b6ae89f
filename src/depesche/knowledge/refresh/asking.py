"""The four questions in their order, in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Final

from depesche.errors import KnowledgeError
from depesche.knowledge.refresh.answers import Answers
from depesche.knowledge.refresh.service import Service

_OFFICES: Final = 35
_PEOPLE: Final = 100


def ask_all(service: Service) -> Answers:
    """All answers of a run. Raises :class:`ServiceError` where the service fails and :class:`KnowledgeError` for an
    answer that is empty where it must not be.
    """
    answers = Answers()
    _take(answers, service, _query("offices"))
    for batch in _batches(sorted(answers.offices), _OFFICES):
        _take(answers, service, _query("terms").replace("@OFFICES@", batch), may_be_empty=True)
    _take(answers, service, _query("current"))
    serving = sorted({s.person for s in answers.statements.values() if not s.ended})
    for batch in _batches(serving, _PEOPLE):
        _take(answers, service, _query("names").replace("@PEOPLE@", batch))
    return answers


def _take(answers: Answers, service: Service, query: str, *, may_be_empty: bool = False) -> None:
    try:
        answers.add(service.ask(query), service.endpoint)
    except KnowledgeError as error:
        if not (may_be_empty and error.message == "the answer is empty"):
            raise


def _query(name: str) -> str:
    return (resources.files(__package__) / "queries" / f"{name}.rq").read_text(encoding="utf-8")


def _batches(items: Sequence[str], size: int) -> Iterator[str]:
    for first in range(0, len(items), size):
        yield " ".join(f"wd:{item}" for item in items[first : first + size])
