"""The same articles in every format, and as a feed with its pages, give one chronicle."""

import one_chronicle


def test_the_same_articles_in_every_format_are_one_chronicle(tmp_path):
    made = one_chronicle.stories(8)
    found = {}
    for number, (name, path) in enumerate(one_chronicle.written(tmp_path, made)):
        one_chronicle.taken_in(path, tmp_path / f"{number}.sqlite")
        found[name] = one_chronicle.contacts(tmp_path / f"{number}.sqlite")
    one_chronicle.watched(made, tmp_path / "watched.sqlite")
    found["feed and pages"] = one_chronicle.contacts(tmp_path / "watched.sqlite")
    assert len(found["text"]) >= 5
    assert {name: contacts == found["text"] for name, contacts in found.items()} == dict.fromkeys(found, True)
