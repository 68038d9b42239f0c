"""A file of text is read whatever wrote it; what is no text, or shows nothing, is told at its place."""

from __future__ import annotations

import pytest

from explainer.mistakes.problems import (
    InvalidFileError,
)
from explainer.mistakes.text_file import MAX_BYTES, check_text, code_of, read_text, shows_nothing


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b\u200d", "\u3164", "\u2800", "\ufe0f", "\ufeff", "\U000e0100", "\n\t"]
)
def test_some_texts_show_nothing(text: str) -> None:
    assert shows_nothing(text)
    assert not shows_nothing(f"{text}a")
    assert not shows_nothing(f"-{text}")


UNSHOWN = {
    "a\x00b": (1, 2, "U+0000"),
    "a\n\x1f": (2, 1, "U+001F"),
    "\ufdd0": (1, 1, "U+FDD0"),
    "\U0001ffff": (1, 1, "U+1FFFF"),
}
MERGED = ["<<<<<<< HEAD\n", ">>>>>>> other\n", "<<<<<<<\n", ">>>>>>>"]
NOT_MERGED = ["<<<<<<", "<<<<<<<<\n", " <<<<<<< HEAD", "=======\n", ">>>>>>>x", "\x85\t\r\n"]


@pytest.mark.parametrize("text", UNSHOWN)
def test_a_character_that_nothing_shows_is_told_at_its_place(text: str) -> None:
    line, column, code = UNSHOWN[text]
    with pytest.raises(InvalidFileError) as caught:
        check_text(text, "f")
    [told] = caught.value.problems
    assert told.heading(str) == f"f:{line}:{column}: a character stands here that cannot be shown ({code}); remove it"
    assert code_of(text[-2 if text.endswith("b") else -1]) == code


@pytest.mark.parametrize("mark", MERGED)
def test_the_marks_of_a_merge_are_told(mark: str) -> None:
    with pytest.raises(InvalidFileError) as caught:
        check_text(f"a\n{mark}", "f")
    [told] = caught.value.problems
    assert told.heading(str).startswith("f:2:1: two versions stand here")
    assert told.source == mark.rstrip("\n")


@pytest.mark.parametrize("text", NOT_MERGED)
def test_what_only_looks_so_is_left(text: str) -> None:
    check_text(text, "f")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"\xef\xbb\xbfa", "a"),
        (b"", ""),
        (b"#" * MAX_BYTES, "#" * MAX_BYTES),
        ("é\u2028".encode(), "é\u2028"),
    ],
    ids=["line ends", "byte order mark", "nothing", "as large as may be", "UTF-8"],
)
def test_a_text_file_is_read_whatever_wrote_it(raw: bytes, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("text") / "file"
    path.write_bytes(raw)
    assert read_text(path, "f") == text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a\nb\xe9\n", "f:2:2: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"\n\xe9", "f:2:1: this is not UTF-8 text; save the file with the encoding UTF-8"),
        ("é\xe9".encode("latin-1"), "f:1:1: this is not UTF-8 text; save the file with the encoding UTF-8"),
        ("aé".encode() + b"\xff", "f:1:3: this is not UTF-8 text; save the file with the encoding UTF-8"),
        ("a".encode("utf-16"), "f:1:1: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"a: \xed\xa0\x80", "f:1:4: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"#" * (MAX_BYTES + 1), "f:1:1: this file is larger than 4 MB"),
    ],
    ids=[
        "second line",
        "after an empty line",
        "first byte",
        "after a wide letter",
        "UTF-16",
        "half a character",
        "too large",
    ],
)
def test_what_is_no_text_is_told_at_its_place(raw: bytes, said: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("text") / "file"
    path.write_bytes(raw)
    with pytest.raises(InvalidFileError) as caught:
        read_text(path, "f")
    assert [each.heading(str) for each in caught.value.problems] == [said]
