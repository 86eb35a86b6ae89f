"""JSON of what is asked of a chronicle and decided about it: comparisons of accounts, changes, decisions, answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depesche.chronicle.accounts import Account, Cell, Comparison, Row
from depesche.chronicle.changing import Change
from depesche.chronicle.decisions import Anchor, Decision
from depesche.codec.values import Json, span_of
from depesche.model import Evidence
from depesche.telling.names import name_in, side_of


# -- accounts side by side ------------------------------------------------------------------------
def comparison_json(comparison: Comparison) -> Json:
    """The accounts of a contact side by side; an account that is a side in words and by its id."""
    return {
        "contact": comparison.contact,
        "accounts": [_account_json(account) for account in comparison.accounts],
        "rows": [_row_json(row) for row in comparison.rows],
    }


def comparison_of(data: Json) -> Comparison:
    """The comparison that :func:`comparison_json` wrote."""
    accounts = tuple(_account_of(account) for account in data["accounts"])
    return Comparison(data["contact"], accounts, tuple(_row_of(row) for row in data["rows"]))


def _account_json(account: Account) -> Json:
    return {
        "name": name_in(account.name) if account.is_side else account.name,
        "id": account.name,
        "side": account.is_side,
        "expected": account.expected,
    }


def _account_of(data: Json) -> Account:
    return Account(data["id"], data["side"], data["expected"])


def _row_json(row: Row) -> Json:
    return {
        "field": row.field,
        "label": row.label,
        "verdict": row.verdict,
        "cells": [_cell_json(cell) for cell in row.cells],
        "silent": [_account_json(account)["name"] for account in row.silent],
        "silent_accounts": [_account_json(account) for account in row.silent],
    }


def _row_of(data: Json) -> Row:
    cells = tuple(_cell_of(cell) for cell in data["cells"])
    silent = tuple(_account_of(account) for account in data["silent_accounts"])
    return Row(data["field"], data["label"], data["verdict"], cells, silent)


def _cell_json(cell: Cell) -> Json:
    account = _account_json(cell.account)
    return {
        "account": account["name"],
        "account_id": account["id"],
        "side": cell.account.is_side,
        "expected": cell.account.expected,
        "value": cell.value,
        "document": cell.evidence.document,
        "span": list(cell.evidence.span),
        "evidence_side_id": cell.evidence.side,
        "said": cell.evidence.value,
    }


def _cell_of(data: Json) -> Cell:
    evidence = Evidence(data["document"], span_of(data["span"]), side_of(data["evidence_side_id"]), data["said"])
    return Cell(Account(data["account_id"], data["side"], data["expected"]), data["value"], evidence)


# -- changes --------------------------------------------------------------------------------------
def change_json(change: Change) -> Json:
    """A difference between two chronicles."""
    return {
        "type": change.type,
        "contacts": list(change.contacts),
        "field": change.field,
        "before": _worded(change, change.before),
        "after": _worded(change, change.after),
        **({"before_id": change.before, "after_id": change.after} if change.field == "initiator" else {}),
    }


def change_of(data: Json) -> Change:
    """The change that :func:`change_json` wrote."""
    before, after = data.get("before_id", data["before"]), data.get("after_id", data["after"])
    return Change(data["type"], tuple(data["contacts"]), data["field"], before, after)


def _worded(change: Change, value: str | None) -> str | None:
    return name_in(value) if value and change.field == "initiator" else value


# -- decisions ------------------------------------------------------------------------------------
def decision_json(decision: Decision) -> Json:
    """A person's decision."""
    return {
        "id": decision.id,
        "action": decision.action,
        "anchors": [_anchor_json(a) for a in decision.anchors],
        "who": decision.who,
        "when": decision.when,
        "why": decision.why,
        "field": decision.field,
        "value": decision.value,
        "undone": decision.undone,
    }


def _anchor_json(anchor: Anchor) -> Json:
    """Evidence; the day of its document where that has one."""
    day = {"published": anchor.published} if anchor.published else {}
    return {"sha256": anchor.sha256, "span": list(anchor.span), **day}


def decision_of(data: Mapping[str, Any]) -> Decision:
    """The decision that :func:`decision_json` wrote."""
    return Decision(
        id=data["id"],
        action=data["action"],
        anchors=tuple(Anchor(a["sha256"], span_of(a["span"]), a.get("published")) for a in data["anchors"]),
        who=data["who"],
        when=data["when"],
        why=data.get("why", ""),
        field=data.get("field"),
        value=data.get("value"),
        undone=bool(data.get("undone")),
    )
