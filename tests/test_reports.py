"""What a contributor is told is on one line, at its place, and fits a terminal that nothing in it steers."""

from __future__ import annotations

import pytest

from explainer.facts.circles import circles
from explainer.mistakes.lines import Lines
from explainer.mistakes.messages import every_translation, msg, translator
from explainer.mistakes.problems import (
    LONGEST_HEADING,
    LONGEST_WORD,
    MOST_COUNTED,
    MOST_SHOWN,
    InvalidFileError,
    Problem,
    close_matches,
    report,
    with_guess,
)
from explainer.mistakes.terminal import LINE, around, harmless, shortened, visible, width
from explainer.mistakes.text_file import MAX_BYTES, check_text, code_of, read_text, shows_nothing

TEXT = "one\r\n\ntwo\u2028two\nthree"


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (4, (1, 5)), (5, (2, 1)), (6, (3, 1)), (13, (3, 8)), (14, (4, 1)), (18, (4, 5))]
)
def test_a_line_ends_at_a_line_feed_and_nowhere_else(offset: int, place: tuple[int, int]) -> None:
    lines = Lines(TEXT)
    assert lines.place(offset) == place
    assert lines.place(offset) == place, "asked again"


@pytest.mark.parametrize(
    ("number", "line"), [(-1, ""), (0, ""), (1, "one"), (2, ""), (3, "two\u2028two"), (4, "three"), (5, "")]
)
def test_a_line_is_had_by_its_number_without_its_end(number: int, line: str) -> None:
    assert Lines(TEXT)[number] == line


STEERING = [
    "\x00",
    "\x08",
    "\n",
    "\r",
    "\x1b",
    "\x7f",
    "\x9f",
    "\u061c",
    "\u200e",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
]
LEFT = ["\t", " ", "a", "é", "\xa0", "\u200b", "\u200d", "中", "👩"]


@pytest.mark.parametrize("sign", STEERING)
def test_what_steers_a_terminal_is_shown_as_its_code(sign: str) -> None:
    assert visible(f"a{sign}b") == f"a<U+{ord(sign):04X}>b"
    assert harmless(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize("sign", LEFT)
def test_what_does_not_is_left(sign: str) -> None:
    assert visible(f"a{sign}b") == harmless(f"a{sign}b") == f"a{sign}b"


@pytest.mark.parametrize(
    ("sign", "columns"),
    [("a", 1), ("é", 1), ("\u0301", 0), ("\u20dd", 0), ("\u200d", 0), ("中", 2), ("Ａ", 2), ("ー", 2)],
)
def test_a_sign_takes_its_columns(sign: str, columns: int) -> None:
    assert width(sign) == columns


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcd … fg"), ("abcdefghij", 9, "abcdef … hij"), ("", 3, "")],
)
def test_of_a_long_text_the_middle_is_left_out(text: str, longest: int, shown: str) -> None:
    assert shortened(text, longest) == shown


LONG = "".join(str(number % 10) for number in range(3 * LINE))


@pytest.mark.parametrize(
    ("line", "place", "shown"),
    [
        ("a\x1bbc", 2, ("a\ufffd", "bc")),
        (LONG[:LINE], 3, (LONG[:3], LONG[3:LINE])),
        (LONG, 0, ("", LONG[:LINE] + "…")),
        (LONG, 80, (LONG[:80], LONG[80:160] + "…")),
        (LONG, 81, ("…" + LONG[1:81], LONG[81:161] + "…")),
        (LONG, 399, ("…" + LONG[319:399], LONG[399:479] + "…")),
        (LONG, 400, ("…" + LONG[320:400], LONG[400:])),
        (LONG, 480, ("…" + LONG[320:], "")),
    ],
)
def test_of_a_long_line_what_is_around_the_place_is_shown(line: str, place: int, shown: tuple[str, str]) -> None:
    assert around(line, place) == shown


def problem(line: int = 2, column: int = 1, path: str = "a.b", source: str = "", text: str = "wrong") -> Problem:
    return Problem("f.yaml", line, column, path, msg(text), source)


@pytest.mark.parametrize(
    ("source", "column", "excerpt"),
    [
        ("", 1, ""),
        ("  ", 1, ""),
        ("key: x", 6, "  2 | key: x\n    |      ^"),
        ("\tk: x", 2, "  2 | \tk: x\n    | \t^"),
        ("中: x", 4, "  2 | 中: x\n    |     ^"),
        ("e\u0301te\u0301: x", 6, "  2 | e\u0301te\u0301: x\n    |    ^"),
        ("a: \u202e\x1b[31mred", 10, "  2 | a: ��[31mred\n    |          ^"),
        (LONG, 201, f"  2 | …{LONG[120:280]}…\n    | {' ' * 81}^"),
    ],
)
def test_a_mark_stands_under_the_place(source: str, column: int, excerpt: str) -> None:
    assert problem(column=column, source=source).excerpt() == excerpt


def test_a_mark_stands_under_the_place_whatever_the_number_of_the_line() -> None:
    assert problem(line=123, column=2, source="ab").excerpt() == "  123 | ab\n      |  ^"


def test_a_mistake_is_told_on_one_line() -> None:
    assert problem().heading(str) == "f.yaml:2:1: a.b: wrong"
    assert problem(path="").heading(str) == "f.yaml:2:1: wrong"
    assert problem(text="a\nb").heading(str) == "f.yaml:2:1: a.b: a<U+000A>b"
    told = problem(text="x" * 2 * LONGEST_HEADING).heading(str)
    assert len(told) == LONGEST_HEADING + 3
    assert told.startswith("f.yaml:2:1: a.b: xxx")


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (1, "1 error"),
        (2, "2 errors"),
        (MOST_SHOWN, f"{MOST_SHOWN} errors"),
        (MOST_SHOWN + 1, f"{MOST_SHOWN + 1} errors; {MOST_SHOWN} are shown, 1 are not"),
        (
            MOST_COUNTED - 1,
            f"{MOST_COUNTED - 1} errors; {MOST_SHOWN} are shown, {MOST_COUNTED - MOST_SHOWN - 1} are not",
        ),
        (MOST_COUNTED, f"{MOST_COUNTED} errors or more; {MOST_SHOWN} are shown"),
    ],
)
def test_a_report_shows_the_first_mistakes_and_counts_all(count: int, last: str) -> None:
    *shown, said = report([problem()] * count, str).splitlines()
    assert said == last
    assert shown == ["f.yaml:2:1: a.b: wrong"] * min(count, MOST_SHOWN)


def test_mistakes_are_told_once_in_the_order_of_the_files() -> None:
    later, sooner = problem(line=10), problem(line=9, column=5)
    other = Problem("a.yaml", 99, 1, "", msg("wrong"))
    error = InvalidFileError([later, sooner, other, problem(line=10, text="again")])
    assert error.problems == [other, sooner, later]
    assert str(error) == report(error.problems, str)


GUESSES = [
    ("certanty", ["certainty", "cites"], "wrong; did you mean \"certainty\"?"),
    ("xyz", ["certainty"], "wrong; look there"),
    ("c" * (LONGEST_WORD + 1), ["c" * LONGEST_WORD], "wrong; look there"),
    ("c" * LONGEST_WORD, ["c" * (LONGEST_WORD - 1)], f"wrong; did you mean \"{'c' * (LONGEST_WORD - 1)}\"?"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "known", "said"), GUESSES)
def test_a_word_that_is_nearly_known_is_guessed(word: str, known: list[str], said: str) -> None:
    assert with_guess(msg("wrong"), word, known, msg("look there")).text(str) == said
    assert with_guess(msg("wrong"), "xyz", known).text(str) == "wrong"
    assert close_matches(word, known) == ([] if "look" in said else known[:1])


FRENCH = "1 erreur"
ENVIRONMENTS: list[tuple[dict[str, str], str]] = [
    ({"LANG": "fr_FR.UTF-8"}, FRENCH),
    ({"LANG": "FR"}, FRENCH),
    ({"LANG": "fr.UTF-8"}, FRENCH),
    ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr-BE"}, FRENCH),
    ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "en", "LC_ALL": "fr"}, FRENCH),
    ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "1 error"),
    ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, FRENCH),
    ({"LANG": "de_DE.UTF-8"}, "1 error"),
    ({}, "1 error"),
]


@pytest.mark.parametrize(("environment", "said"), ENVIRONMENTS)
def test_messages_are_in_the_language_of_the_environment(
    environment: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert msg("1 error").text(translator()) == said
    assert msg("1 error").text(translator("fr_CA")) == FRENCH
    assert translator()("not in any catalogue") == "not in any catalogue"


def test_a_value_of_a_message_may_be_a_message() -> None:
    inner = msg("{number} errors", number=2)
    assert msg("({what})", what=inner).text(translator("fr")) == "(2 erreurs)"
    assert every_translation("1 error") == ["1 error", FRENCH]
    assert every_translation("in no catalogue") == ["in no catalogue"]


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
        ("é\xe9".encode("latin-1"), "f:1:1: this is not UTF-8 text; save the file with the encoding UTF-8"),
        ("aé".encode() + b"\xff", "f:1:3: this is not UTF-8 text; save the file with the encoding UTF-8"),
        ("a".encode("utf-16"), "f:1:1: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"a: \xed\xa0\x80", "f:1:4: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"#" * (MAX_BYTES + 1), "f:1:1: this file is larger than 4 MB"),
    ],
    ids=["second line", "first byte", "after a wide letter", "UTF-16", "half a character", "too large"],
)
def test_what_is_no_text_is_told_at_its_place(raw: bytes, said: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("text") / "file"
    path.write_bytes(raw)
    with pytest.raises(InvalidFileError) as caught:
        read_text(path, "f")
    assert [each.heading(str) for each in caught.value.problems] == [said]


CIRCLES: list[tuple[dict[str, list[str]], list[set[str]]]] = [
    ({}, []),
    ({"a": ["b"], "b": []}, []),
    ({"a": ["a"]}, [{"a"}]),
    ({"a": ["b"], "b": ["a"]}, [{"a", "b"}]),
    ({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}, [{"a", "b", "c"}]),
    ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, [{"a", "b"}, {"c", "d"}]),
    ({"a": ["b", "gone"], "b": ["gone"]}, []),
    ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
]


@pytest.mark.parametrize(("names", "wanted"), CIRCLES)
def test_things_that_name_one_another_in_a_circle_are_found(
    names: dict[str, list[str]], wanted: list[set[str]]
) -> None:
    found: dict[int, set[str]] = {}
    for each, number in circles(names).items():
        found.setdefault(number, set()).add(each)
    assert sorted(found.values(), key=sorted) == wanted
