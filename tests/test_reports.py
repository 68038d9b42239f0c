"""What a contributor is told is on one line, at its place, and fits a terminal that nothing in it steers."""

from __future__ import annotations

import pytest

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


STEERING = "\x00\x08\n\r\x1b\x7f\x9f\u061c\u200e\u2028\u202e\u2066\ufeff"
LEFT = "\t aé\xa0\u200b\u200d中👩"


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
