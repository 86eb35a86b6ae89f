"""Every page is accessible by the rules of axe-core, in light and in dark, signed in and not."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

PAGES = (
    "/", "/?q=Ukraine&kind=call", "/contacts/c2d65588295f630d6", "/contacts/c647f1e2bf6365245",
    "/contacts/c647f1e2bf6365245/card", "/articles/3-alpenbote-e94575cf", "/articles/8-nordstern-9d4b4424?mark=93-117",
    "/people/joe-biden", "/states/RU", "/pairs/joe-biden/wladimir-putin", "/findings", "/plans",
    "/changes", "/card?person=Putin", "/articles", "/check?sentence=Biden+und+Putin+haben+2021+dreimal+telefoniert.",
    "/compare", "/decisions", "/add", "/login", "/help", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, served: Any, scheme: str) -> None:
    axe = (resources.files("axe_core_python") / "axe.min.js").read_text("utf-8")
    context = browser.new_context(color_scheme=scheme, locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    found = []
    for signed_in in (False, True):
        if signed_in:
            page.goto(f"{served.base}/login")
            page.fill("#token", served.token)
            page.click("main button")
        for path in PAGES if not signed_in else ("/contacts/c647f1e2bf6365245", "/findings", "/add"):
            page.goto(served.base + path)
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
            page.evaluate(axe)
            rules = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
            for violation in page.evaluate("rules => axe.run(rules)", rules)["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:2]]
                found.append((path, violation["id"], nodes))
    context.close()
    assert not found, "\n".join(map(str, found))
