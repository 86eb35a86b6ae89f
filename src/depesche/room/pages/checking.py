"""The claim check: a sentence asked of the chronicle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from depesche.asking import Answer
from depesche.asking.shown import answer_json, understood
from depesche.codec import dumps
from depesche.room.asked import text_in
from depesche.room.downloads import downloaded
from depesche.room.pages.chronicle import lines
from depesche.room.shelf import Row
from depesche.room.visit import Visit

router = APIRouter(include_in_schema=False)


@router.get("/check")
def check(request: Request) -> Response:
    """The form, and the answers to the sentence in the address."""
    visit = Visit(request)
    sentence = text_in(request.query_params, "sentence")
    if visit.format != "html":
        return downloaded(visit, {"json": lambda: dumps(answers(visit, sentence))})
    return visit.page("check.html.j2", lambda: _shown(visit, sentence))


def answers(visit: Visit, sentence: str) -> dict[str, Any]:
    """The answers as data."""
    found = visit.shelf.check(sentence) if sentence else ()
    return {"answers": [answer_json(answer, visit.language) for answer in found]}


def _shown(visit: Visit, sentence: str) -> Mapping[str, Any]:
    found = visit.shelf.check(sentence) if sentence else ()
    return {
        "sentence": sentence,
        "answers": [_answer(visit, answer) for answer in found],
        "formats": [("json", visit.here(format="json"))] if sentence else [],
    }


def _answer(visit: Visit, answer: Answer) -> Mapping[str, Any]:
    voice = visit.voice.knowing(visit.shelf.readings({g.document for g in answer.gaps if g.document}))
    return {
        "outcome": answer.outcome,
        "name": voice.say("outcome", answer.outcome),
        "text": voice.reason(answer.reason),
        "understood": understood(answer, voice.language),
        "lines": lines([Row(contact) for contact in answer.contacts[:50]], visit.shelf, voice),
        "gaps": [voice.reason(gap.reason) for gap in answer.gaps if gap.reason],
    }
