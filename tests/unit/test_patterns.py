"""Compiled patterns kept between starts: they find what they found, and whatever is wrong with them they are made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from depesche import cache
from depesche.patterns import _Patterns, keep_compiled

WRITTEN = (
    (r"(?P<day>\d{1,2})\. (?P<month>Mai|Juni)(?: (\d{4}))?", re.IGNORECASE),
    (r"^\s*(?:[A-ZÄÖÜ]\w+|„[^“]+“)\b(?<!Herr)(?=\s|$)", re.MULTILINE),
    (r"(a)|(?P<last>[^\W\d_]+)(?(1)b|c)", 0),
    ("(?x) ein  # Wort\n", re.DOTALL),
)
TEXTS = ("Am 2. mai 2017 und am 13. Juni", "  Paris \n„Rotes Rathaus“ dort", "ab xyzc ein Ein", "")


@pytest.fixture
def patterns(monkeypatch):
    compiler = re._compiler
    monkeypatch.setenv(cache.FOLDER, "")
    made = _Patterns(compiler, few=0)
    monkeypatch.setattr(compiler, "_code", made.code)
    return made


@pytest.mark.parametrize(("pattern", "flags"), WRITTEN)
def test_a_kept_pattern_finds_what_it_found(patterns, pattern, flags):
    new = patterns.compile(pattern, flags)
    assert patterns.kept.keys() == {(pattern, flags)}
    kept = patterns.compile(pattern, flags)
    assert kept is not new
    assert kept == new
    assert (kept.flags, kept.groups, kept.groupindex) == (new.flags, new.groups, new.groupindex)
    for text in TEXTS:
        found = [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in kept.finditer(text)]
        assert found == [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in new.finditer(text)]


@pytest.mark.parametrize(("pattern", "flags"), [(rb"\w", re.LOCALE), (b"x", 0)])
def test_what_is_no_text_is_compiled_as_ever(patterns, pattern, flags):
    assert patterns.compile(pattern, flags).fullmatch(b"x")
    assert not patterns.kept


def test_a_bad_pattern_is_refused_as_ever(patterns):
    with pytest.raises(re.error, match="unterminated"):
        patterns.compile("(a", 0)
    assert not patterns.kept


PROGRAM = """
import re, sys
from depesche.startup import quickly
quickly(); quickly()
from depesche import patterns
before = len(re._compiler.compile.__self__.kept)
assert before == 0
for number in range(80):
    assert re.compile(f"Wort {number}+").fullmatch(f"Wort {number}")
memory = re._compiler.compile.__self__
print(memory.before, len(memory.kept) - memory.before)
"""


def test_a_program_compiles_what_it_needs_once(tmp_path):
    said = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, cache.FOLDER: str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert int(said[0][1]) >= 20
    assert int(said[1][0]) >= 20
    assert said[1][1] == "0"


def test_without_a_cache_or_a_known_compiler_python_is_left_as_it_is(monkeypatch):
    before = re._compiler.compile
    monkeypatch.setenv(cache.FOLDER, "")
    keep_compiled()
    assert re._compiler.compile is before
    monkeypatch.undo()
    monkeypatch.delattr(re._compiler, "MAXGROUPS")
    keep_compiled()
    assert re._compiler.compile is before


def test_threads_keep_their_own(patterns):
    def compiled(number):
        return patterns.compile(f"(?P<n{number}>{number})+x{{{number}}}", 0)

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(compiled, range(200)))
    kept = [compiled(number) for number in range(200)]
    assert kept == made
    assert [pattern.groupindex for pattern in kept] == [{f"n{number}": 1} for number in range(200)]


def test_what_compiles_while_the_memory_is_read_waits_for_nothing(patterns, monkeypatch):
    def found(name):
        patterns.compile("(inner)")  # as a module does that is imported to read it
        return {("kept", 0): (32, b"", 0, {})}

    monkeypatch.setattr(cache, "found", found)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(patterns.compile, "(outer)").result(timeout=10).groups == 1
    assert {("(inner)", 0), ("(outer)", 0), ("kept", 0)} == patterns.kept.keys()
