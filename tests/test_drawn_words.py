"""Words in drawings end their lines where words end, stay within their room, and are as large as it lets them be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing_reader import LONG, assert_inside
from explainer.derived.figures import name
from explainer.derived.figures.words import Style, lines_of, width_of
from explainer.derived.figures.words import words as set_in_lines


@given(st.text(max_size=200), st.integers(60, 400))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    assert all(width_of(line, 14) <= room for line in lines_of(text, room, Style(14)))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One two three four", ["One two", "three four"]),
        ("Luna\u00a026 flies", ["Luna\u00a026", "flies"]),
        ("Luna-25 flies", ["Luna-25", "flies"]),
        ("A well-known word", ["A well-", "known", "word"]),
        ("中华人民共和国政府", ["中华人民共", "和国政府"]),
        ("", []),
    ],
)
def test_lines_end_where_words_do(text: str, lines: list[str]) -> None:
    assert lines_of(text, 78, Style(14)) == lines


@given(st.text("abc de fg", max_size=120), st.integers(80, 300))
def test_the_lines_of_a_heading_are_as_few_and_hold_as_much(text: str, room: int) -> None:
    plain, even = lines_of(text, room, Style(16, "title")), set_in_lines(text, room, Style(16, "title")).lines
    assert len(even) <= len(plain) and "".join(even).replace(" ", "") == text.replace(" ", "")


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    lines = lines_of("one two three four five six seven", 70, Style(14), most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    "text", ["张克俭", "Zhang Kejian", LONG, "Государственная корпорация по космической деятельности"]
)
def test_a_name_is_as_large_as_its_room_lets_it_be(text: str) -> None:
    drawing = name.name([name.Form(text, "xx", "a language"), name.Form("A", "yy", "another")], 358)
    assert_inside(drawing)
    assert "".join(drawing.forms[0].words.lines).replace(" ", "") == text.replace(" ", "")
    assert drawing.forms[1].words.size == name.SIZES[0]
