"""The API keeps to its own description, whatever is asked; Schemathesis asks."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from starlette.testclient import TestClient

from depesche.room.limits import Rate
from depesche.store.tokens import Tokens

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="module")
def described(
    opened: Callable[..., TestClient], examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Any, str]:
    """The description of a room that may be written to, and a token."""
    store = Path(shutil.copy(examples, tmp_path_factory.mktemp("api") / "room.sqlite"))
    secret = Tokens(store).make("Schemathesis", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    app = opened(store, hosts=["testserver"], rate=Rate(1_000_000, 1_000_000)).app
    return schemathesis.openapi.from_asgi("/openapi.json", app), secret


OPERATIONS = [
    "GET /api/health", "GET /api/contacts", "GET /api/facets", "GET /api/contacts/{name}", "GET /api/findings",
    "GET /api/articles", "GET /api/articles/{name}", "GET /api/changes", "GET /api/check", "GET /api/decisions",
    "POST /api/decisions", "POST /api/decisions/{name}/undo", "POST /api/articles",
]  # fmt: skip


def operations(schema: Any) -> dict[str, Any]:
    found = (result.ok() for result in schema.get_all_operations())
    return {operation.label: operation for operation in found}


def test_every_operation_is_asked(described: tuple[Any, str]) -> None:
    assert sorted(operations(described[0])) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_api_keeps_to_its_description(described: tuple[Any, str], name: str) -> None:
    schema, secret = described
    operation = operations(schema)[name]
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @given(case=operation.as_strategy(generation_mode=mode))
        @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(headers={"authorization": f"Bearer {secret}"}, checks=CHECKS)

        with contextlib.suppress(Unsatisfiable):  # an operation without parameters has no wrong ones
            ask()


def test_the_description_says_how_one_writes(room: TestClient) -> None:
    described = room.get("/openapi.json").json()
    writes = [o for p in described["paths"].values() for method, o in p.items() if method == "post"]
    assert writes
    assert all(operation["security"] == [{"token": []}] for operation in writes)
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    assert not [path for path in described["paths"] if not path.startswith("/api/")]
