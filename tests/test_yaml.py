"""YAML is read as it is written, with the place of each value and key; what is no plain YAML is told at its place."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.facts.yaml_reader import MAX_DEPTH, MAX_VALUES, Document, dotted, read_yaml_text
from explainer.mistakes.messages import msg
from explainer.mistakes.problems import InvalidFileError

VALUES: dict[str, Any] = {
    "a: b": {"a": "b"},
    "a: no\nb: 1.10\nc: 12:30\nd: 0o17": {"a": "no", "b": "1.10", "c": "12:30", "d": "0o17"},
    "[true, 1e3, 2021-03-09, ~x, null and void]": ["true", "1e3", "2021-03-09", "~x", "null and void"],
    "a:\nb: ~\nc: null\nd: ''\ne: '~'\nf: \"null\"": {"a": None, "b": None, "c": None, "d": "", "e": "~", "f": "null"},
    "- a\n- [b, {c: d}]\n- - e": ["a", ["b", {"c": "d"}], ["e"]],
    "a: |\n  b\n  c\nd: >\n  e\n  f\n": {"a": "b\nc\n", "d": "e f\n"},
    "a: b\u2028c\u2029d\x85e": {"a": "b c d e"},
    '"a b": {c: , d: []}': {"a b": {"c": None, "d": []}},
    "a": "a",
}


@pytest.mark.parametrize("text", VALUES)
def test_a_scalar_is_the_text_that_is_written(text: str) -> None:
    assert read_yaml_text(text, "f").data == VALUES[text]


PLACED = """\
a: b
list:
  - id: x
    text: >
      one
      two

  - "y"
'quoted': {in: out,
  more: [1,
    2]}
end:
"""
# The path of each value, its line, column and last line.
PLACES = {
    "": (1, 1, 11),
    "a": (1, 4, 1),
    "list": (3, 3, 8),
    "list.0": (3, 5, 7),
    "list.0.id": (3, 9, 3),
    "list.0.text": (4, 11, 7),
    "list.1": (8, 5, 8),
    "quoted": (9, 11, 11),
    "quoted.in": (9, 16, 9),
    "quoted.more": (10, 9, 11),
    "quoted.more.0": (10, 10, 10),
    "quoted.more.1": (11, 5, 11),
    "end": (12, 5, 12),
}
KEYS = {
    "a": (1, 1),
    "list": (2, 1),
    "list.0.id": (3, 5),
    "list.0.text": (4, 5),
    "quoted": (9, 1),
    "quoted.in": (9, 12),
    "quoted.more": (10, 3),
    "end": (12, 1),
}


def test_each_value_and_key_remembers_where_it_stands() -> None:
    document = read_yaml_text(PLACED, "f")
    found = {dotted(path): (place.line, place.column, place.last_line) for path, place in document.values.items()}
    assert {path: found[path] for path in PLACES if path} == {path: place for path, place in PLACES.items() if path}
    assert {dotted(path): (place.line, place.column) for path, place in document.keys.items()} == KEYS


# A path, whether the key is meant, and where a mistake there is told.
TOLD = [
    (("a",), False, "f:1:4: a: wrong"),
    (("a",), True, "f:1:1: a: wrong"),
    (("list", 0, "text"), True, "f:4:5: list.0.text: wrong"),
    (("list", 0, "gone"), False, "f:3:5: list.0.gone: wrong"),
    (("list", 0, "gone", 3, "deep"), True, "f:3:5: list.0.gone.3.deep: wrong"),
    (("list", 7), False, "f:3:3: list.7: wrong"),
    (("gone",), False, "f:1:1: gone: wrong"),
    (("a", 0), False, "f:1:4: a: wrong"),
    (("a", 0, "inner"), False, "f:1:4: a.inner: wrong"),
    (("a", 1), False, "f:1:4: a.1: wrong"),
    (("list", 0), False, "f:3:5: list.0: wrong"),
    ((), False, "f:1:1: wrong"),
]


@pytest.mark.parametrize(("path", "at_key", "said"), TOLD)
def test_a_mistake_is_told_at_the_nearest_place_that_is_written(
    path: tuple[str | int, ...], at_key: bool, said: str
) -> None:
    """An item that stands alone, with no list around it, has no number."""
    problem = read_yaml_text(PLACED, "f").problem(path, msg("wrong"), at_key=at_key)
    assert problem.heading(str) == said
    assert problem.source == PLACED.splitlines()[problem.line - 1]


COMMENTS = {
    "a: b # c": {"a": (1, 6)},
    "a: b": {},
    "a: 'b' # c": {},
    "a: b  # c\nd: [e, f] # g": {"a": (1, 7)},
    "# c\na: b": {},
    "- a # b\n- c": {"0": (1, 5)},
}


@pytest.mark.parametrize("text", COMMENTS)
def test_a_comment_behind_a_value_without_quotes_is_remembered(text: str) -> None:
    document = read_yaml_text(text, "f")
    found = {dotted(path): (place.line, place.column) for path, place in document.commented.items()}
    assert found == COMMENTS[text]


REFUSED = {
    "a: b #1": "f:1:6: a: # after a space begins a comment",
    "a: 1\nb: 2\na: 3": "f:3:1: a: this key stands here a second time (first on line 1)",
    "- id: x\n  a: b\n  id: y\n  a: c": '0.id: a second "id" in one entry (first on line 1)',
    "a: &x b": "f:1:4: anchors (&) and aliases (*)",
    "a: *x": "f:1:4: anchors (&) and aliases (*)",
    "[a]: b": "f:1:1: a key is a plain word",
    "? {a: b}\n: c": "f:1:3: a key is a plain word",
    "a: b\n---\nc: d": 'f:2:1: a second document starts here ("---")',
    "[" * (MAX_DEPTH + 1): f"f:1:{MAX_DEPTH + 1}: more than {MAX_DEPTH} levels",
    "a: b\n c: d": "f:2:3: a colon followed by a space stands in this text",
    "a:\n\t- b": "f:2:1: a tab stands here; indent with spaces",
    "a: [b, c": "f:1:4: a quotation mark, bracket or brace that was opened here is not closed",
    "a: 'b": "f:1:4: a quotation mark, bracket or brace that was opened here is not closed",
    "a: {b: c d: e}": "f:1:11: inside braces or brackets a comma stands between two values",
    "a: \"b\\d\"": "f:1:6: a backslash (\\) means something else between double quotes",
    "a: @b": 'f:1:4: a text that begins with "@" must stand between double quotes',
    "a:\n  - b\n  -c": "f:3:3: a hyphen that begins an item has a space after it",
    "a: 'b' c\nd: e": "f:1:4: the quotation mark that opens this text is closed on line 1",
    "a: b\nc\nd: e": "f:2:1: a key without its colon",
    "a\N{FULLWIDTH COLON}b\nc: d": "f:1:2: this colon is a wide one",
    "a:\n  - b\n c: d": "the indentation does not fit",
    "a: !<x b": "f:1:7: this is not valid YAML (did not find the expected '>')",
    "a: b\x00": "f:1:5: a character stands here that cannot be shown (U+0000)",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_plain_yaml_is_told_at_its_place(text: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        read_yaml_text(text, "f")
    said = [problem.heading(str) for problem in caught.value.problems]
    assert [each for each in said if REFUSED[text] in each] == said[:1], said


def test_as_many_levels_and_values_as_may_be_are_read() -> None:
    deep = read_yaml_text("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f")
    assert len(deep.values) == MAX_DEPTH
    many = "- a\n" * (MAX_VALUES - 1)
    assert len(read_yaml_text(many, "f").values) == MAX_VALUES
    with pytest.raises(InvalidFileError) as caught:
        read_yaml_text(f"{many}- a\n", "f")
    [told] = caught.value.problems
    assert told.heading(str) == f"f:{MAX_VALUES}:3: more than {MAX_VALUES} values"


def test_an_empty_document_has_no_data() -> None:
    assert read_yaml_text("", "f").data is None
    assert Document("f").problem(("a",), msg("wrong")).heading(str) == "f:1:1: a: wrong"
