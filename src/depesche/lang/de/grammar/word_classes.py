"""The closed word classes and verb forms that the analysis of clauses goes by, from ``clause_words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from depesche.lang.de.grammar.verbs import Form, Verb, forms, parse
from depesche.light import dataclass


class Tag(NamedTuple):
    """What a token can be in a verb group."""

    finite: bool = False
    infinite: bool = False
    participle: bool = False
    lexical: bool = False


NOT_VERBAL: Final = Tag()


@dataclass(frozen=True)
class Words:
    """The closed classes and the verb forms, by lower-case form.

    ``tags`` holds what each known form can be in a verb group, and ``nominal`` the forms that are an infinitive or
    a finite verb and so a noun too where a sentence begins with them ("Treffen").
    """

    subordinators: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    successive: frozenset[str]
    negators: frozenset[str]
    not_negating: frozenset[str]
    particles: frozenset[str]
    fronted_particles: frozenset[str]
    determiners: frozenset[str]
    quantities: frozenset[str]
    prepositions: frozenset[str]
    subjunctive1: frozenset[str]
    subjunctive2: frozenset[str]
    preterites: frozenset[str]
    auxiliaries: Mapping[str, str]
    modals: Mapping[str, str]
    conjoined: Mapping[str, str]
    verbs: Mapping[str, tuple[Form, ...]]
    tags: Mapping[str, Tag]
    nominal: frozenset[str]


def _inverted(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: lemma for lemma, all_forms in table.items() for form in all_forms}


def conjugated(verbs: Iterable[Verb]) -> dict[str, tuple[Form, ...]]:
    """All forms of the verbs, by their lower-case text; Swiss spellings with "ss" too."""
    out: dict[str, list[Form]] = {}
    for verb in verbs:
        for form in forms(verb):
            for text in {form.text, form.text.replace("ß", "ss")}:
                known = out.setdefault(text, [])
                if form not in known:
                    known.append(form)
    return {text: tuple(found) for text, found in out.items()}


def parse_list(strong: str, weak: str, separable: str) -> list[Verb]:
    """Verbs as ``clause_words.toml`` writes them: strong ones a line, weak ones by their infinitives, and the
    separable prefixes of a base verb a line.
    """
    parts = dict(_rows(strong))
    out = [parse(name) for name in weak.split()] + [parse(name, tail) for name, tail in parts.items()]
    for base, prefixes in _rows(separable):
        out += [parse(f"{prefix}|{base}", parts.get(base, "")) for prefix in prefixes.split()]
    return out


def _rows(lines: str) -> list[tuple[str, str]]:
    cut = (line.partition(":") for line in lines.strip().splitlines())
    return [(name.strip(), tail.strip()) for name, _, tail in cut]


@cache
def known_parts() -> Mapping[str, str]:
    """Principal parts of the strong verbs, by infinitive: what a frame's separable verb inherits."""
    verbs = raw()["verbs"]
    assert isinstance(verbs, dict)  # noqa: S101 - the data file's own layout
    return dict(_rows(verbs["strong"]))


@cache
def raw() -> dict[str, object]:
    """The data file as it is."""
    path = resources.files("depesche") / "lang" / "de" / "clause_words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def words(extra: Iterable[Verb] = ()) -> Words:
    """The word classes, with further verbs from the caller's frames."""
    data = raw()
    verbs, auxiliaries, modals = data["verbs"], data["auxiliaries"], data["modals"]
    assert isinstance(verbs, dict)  # noqa: S101 - the data file's own layout
    assert isinstance(auxiliaries, dict)  # noqa: S101
    assert isinstance(modals, dict)  # noqa: S101
    merged: dict[str, tuple[Form, ...]] = {}
    for table in (conjugated(parse_list(verbs["strong"], verbs["weak"], verbs["separable"])), conjugated(extra)):
        for text, found in table.items():
            merged[text] = (*merged.get(text, ()), *(f for f in found if f not in merged.get(text, ())))
    helpers = {*_inverted(auxiliaries), *_inverted(modals)}
    shapes = {text: frozenset(form.shape for form in found) for text, found in merged.items()}
    return Words(
        **_around_nouns(data),
        **{name: frozenset(data[name]) for name in _CLASSES},  # type: ignore[call-overload]
        auxiliaries=_inverted(auxiliaries),
        modals=_inverted(modals),
        conjoined=_inverted({said: forms.split() for said, forms in data["conjoined"].items()}),  # type: ignore[attr-defined]
        verbs=merged,
        tags={text: _tag(found) for text, found in shapes.items()} | _auxiliary_tags(helpers),
        nominal=frozenset(text for text, found in shapes.items() if found == {"infinitive", "finite"}) - helpers,
    )


def _around_nouns(data: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """Words for how many, and prepositions that are no conjunctions as well."""
    nominal, conjunctions = data["nominal"], data["subordinators"]
    assert isinstance(nominal, dict)  # noqa: S101 - the data file's own layout
    assert isinstance(conjunctions, list)  # noqa: S101
    governing = " ".join(nominal["prepositions"].values()).split()
    return {
        "quantities": frozenset(nominal["quantities"].split()),
        "prepositions": frozenset(governing) - frozenset(conjunctions),
    }


_CLASSES: Final = (
    "subordinators",
    "relatives",
    "conjunctions",
    "successive",
    "negators",
    "not_negating",
    "particles",
    "fronted_particles",
    "determiners",
    "subjunctive1",
    "subjunctive2",
    "preterites",
)


def _tag(shapes: frozenset[str]) -> Tag:
    if shapes == {"participle1"}:
        return NOT_VERBAL
    return Tag(
        finite="finite" in shapes,
        infinite=bool(shapes & {"infinitive", "zu_infinitive"}),
        participle="participle2" in shapes,
        lexical=True,
    )


def _auxiliary_tags(helpers: Iterable[str]) -> dict[str, Tag]:
    """Those of the auxiliaries and modals; their participles stand for no verb of their own."""
    data = raw()
    bare, participles = data["infinitives"], data["participles"]
    assert isinstance(bare, list)  # noqa: S101 - the data file's own layout
    assert isinstance(participles, list)  # noqa: S101
    out = {text: Tag(infinite=True) for text in bare} | {text: Tag(participle=True) for text in participles}
    return out | {text: Tag(finite=True, infinite=text in bare) for text in helpers}
