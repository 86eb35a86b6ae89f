"""The documentation says what the program does."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GENERATE = runpy.run_path(str(ROOT / "docs" / "generate.py"), run_name="docs")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_reference_of_the_commands_is_up_to_date():
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == GENERATE["reference"](), "run make docs"


def test_the_formats_and_the_codebook_are_up_to_date():
    text = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert GENERATE["exports"](text) == text, "run make docs"


@pytest.mark.parametrize("page", GENERATE["SHOWING"])
def test_the_outputs_in_the_pages_are_real(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    assert GENERATE["readme"](text) == text, "run make docs"


def test_the_python_in_the_readme_runs(capsys):
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102


@pytest.mark.parametrize(
    "page", [*sorted(path.name for path in ROOT.glob("*.md")), "docs/contract.md", "docs/sources.md"]
)
def test_links_to_files_lead_somewhere(page):
    path = ROOT / page
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_commands_of_the_readme_are_targets(target):
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make test"]
