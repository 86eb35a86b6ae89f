"""The ways of a documentalist, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

CALL = "/contacts/c647f1e2bf6365245"


def sign_in(page: Any, served: Any) -> None:
    page.goto(f"{served.base}/login")
    page.fill("#token", served.token)
    page.click("main button")


def undo_all(page: Any, served: Any) -> None:
    """Take all decisions back: the next test finds the chronicle as it was."""
    page.goto(f"{served.base}/decisions")
    while page.locator("td form button").count():
        page.locator("td form button").first.click()


def test_from_a_question_to_the_sentence_that_proves_it(page: Any, served: Any) -> None:
    page.goto(f"{served.base}/?person=Putin&kind=meeting")
    page.click(".line a.open")
    page.click("#f-duration summary")
    page.click("#f-duration a.words")
    assert (
        page.locator(".text .asked").all_inner_texts() == ["rund drei Stunden"]
        or page.locator(".text .asked").count()
    )
    page.locator(".text .asked").first.wait_for()


def test_in_three_clicks_from_the_start_page(page: Any, served: Any) -> None:
    page.goto(served.base)
    page.locator(".line a.open").last.click()
    page.locator("#f-time summary").click()
    page.locator("#f-time a.words").first.click()
    assert "Dienstag" in page.locator(".text .asked").first.inner_text()


def test_a_contradiction_is_judged_and_decided_by_keyboard_alone(page: Any, served: Any) -> None:
    sign_in(page, served)
    page.goto(f"{served.base}/findings")
    before = page.locator(".task").count()
    page.keyboard.press("j")
    assert page.locator(".task.here").count() == 1
    page.keyboard.press("a")
    page.wait_for_selector(".notice[role=status]")
    assert page.locator(".task").count() < before
    assert page.locator(".task.here").count() == 1, "the next one is chosen"
    page.keyboard.press("o")
    page.wait_for_url("**/contacts/**")
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    page.keyboard.press("/")
    page.keyboard.type("Nawalny")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Nawalny**")
    assert page.locator("mark").first.inner_text().startswith("Nawalny")
    undo_all(page, served)


def test_a_wrong_merge_is_split_and_the_split_taken_back(page: Any, served: Any) -> None:
    sign_in(page, served)
    page.goto(served.base + CALL)
    page.check("#p2")
    page.click("button[value=split]")
    page.wait_for_selector(".notice[role=status]")
    page.goto(served.base)
    assert page.locator(".line").count() == 7
    page.goto(f"{served.base}/decisions")
    page.click("td form button")
    page.goto(served.base)
    assert page.locator(".line").count() == 6


def test_a_citation_is_taken(page: Any, served: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served.base + CALL)
    page.locator("button.copy").first.click()
    page.wait_for_function("document.querySelector('button.copy').textContent === 'Kopiert'")
    taken = page.evaluate("navigator.clipboard.readText()")
    assert "26. Januar 2021" in taken
    assert CALL in taken


def test_an_article_is_pasted_looked_at_and_added(page: Any, served: Any) -> None:
    sign_in(page, served)
    page.goto(f"{served.base}/add")
    text = (
        "Warschau (dpa) - Polens Präsident Andrzej Duda hat am Mittwoch mit dem lettischen Präsidenten Egils Levits "
        "telefoniert. Es ging um die Grenze zu Belarus."
    )
    page.fill("textarea", text)
    page.fill("[name=published]", "2021-11-10")
    page.click("form.adding button")
    assert "Telefonat" in page.locator(".changes").inner_text()
    page.click("button.main")
    assert "1 neu" in page.locator(".notice").inner_text()
    page.goto(f"{served.base}/?person=Duda")
    assert page.locator(".line").count() == 1


def test_a_list_is_compared(page: Any, served: Any, tmp_path: Path) -> None:
    file = tmp_path / "kontakte.csv"
    file.write_text(
        "Datum;Beteiligte;Art\n16.06.2021;Biden, Putin;Treffen\n9.7.2021;Biden, Putin;Treffen\n", "utf-8"
    )
    page.goto(f"{served.base}/compare")
    page.set_input_files("#list", str(file))
    page.click("main form button")
    assert page.locator(".list-supported").count() == 2, "one in the summary, one in its row"
    page.locator("tr a.open").first.click()
    assert page.locator("h1").inner_text().startswith("Treffen")


def test_everything_can_be_read_and_narrowed_without_scripts(quiet: Any, served: Any) -> None:
    quiet.goto(served.base)
    everything = quiet.locator(".line").count()
    quiet.locator(".facets a", has_text="Telefonat").click()
    quiet.locator(".chosen a.all").wait_for()  # the page that the click leads to
    assert 0 < quiet.locator(".line").count() < everything
    quiet.locator(".line a.open").first.click()
    quiet.locator("#f-status summary").click()
    quiet.locator("#f-status a.words").first.click()
    quiet.locator(".text .asked").first.wait_for()
    quiet.locator(".text a.contacts").first.click()
    assert re.search(r"#r\d+$", quiet.url)
    quiet.locator(".tongues a").click()
    assert quiet.locator("html").get_attribute("lang") == "en"
    quiet.goto(f"{served.base}/login")
    quiet.fill("#token", served.token)
    quiet.click("main button")
    quiet.goto(f"{served.base}/findings")
    quiet.locator("button[value=accept]").first.click()
    quiet.locator(".notice button").wait_for()
    quiet.locator(".notice button").click()
    quiet.locator(".notice").wait_for()


def test_a_bar_of_the_overview_leads_to_its_days(page: Any, served: Any) -> None:
    page.goto(served.base)
    page.locator(".bars a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    assert page.locator(".line").count() == 1
    page.locator(".crumbs a").first.click()
    assert page.locator(".line").count() > 1


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_screen(browser: Any, served: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="de-DE")
    page = context.new_page()
    for path in ("/", CALL, "/findings", "/people/joe-biden", "/articles/3-alpenbote-e94575cf", "/help", "/add"):
        page.goto(served.base + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    context.close()
