"""Whatever a file holds, it is answered soon, in a few pages of a terminal, at the right place, and never with a
traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import MINIMAL, REAL, ROOT, Tally
from explainer.facts.yaml_reader import MAX_VALUES
from explainer.mistakes.problems import MOST_SHOWN
from explainer.mistakes.text_file import MAX_BYTES
from own_facts import problems_of

SMALL = MINIMAL.read_text("utf-8")
EVENT = """  - id: e{n}
    title: {{fr: Le fait {n}, en: Event {n}}}
    on: 2001-01-02
    text: {{fr: Il y eut {n}., en: There was {n}.}}
    certainty: established
    cites: [{cite}]
"""
SOURCE = "  - {{id: s{n}, title: {{fr: a, en: b}}, publisher: {{fr: a, en: b}}, language: fr, kind: primary{more}}}\n"


def repeated(line: str, size: int = 300_000) -> str:
    """``line`` with a number of its own each, up to ``size`` in all."""
    count = size // len(line)
    return "".join(line.format(n=number) for number in range(count))


def events(count: int, cite: str = "register") -> str:
    return "events:\n" + "".join(EVENT.format(n=number, cite=cite.format(n=number)) for number in range(count))


# Files of some hundred kB, each with one slip throughout, or nothing but slips.
LARGE: dict[str, Callable[[], str]] = {
    "certitude for certainty throughout": lambda: REAL.read_text("utf-8").replace("certainty:", "certitude:"),
    "the same key again and again": lambda: SMALL + "x: 1\n" * 60_000,
    "the same key again and again on one line": lambda: "a: {" + "b: c," * 60_000 + "b: c}\n",
    "unknown keys": lambda: SMALL + repeated("k{n}: 1\n"),
    "unknown keys like a missing one": lambda: SMALL.replace(
        "    name: {fr: La rive", repeated("    nam{n}: x\n") + "    nome: {fr: La rive"
    ),
    "bad items": lambda: SMALL + "events:\n" + "  - x\n" * 20_000,
    "items that lack everything": lambda: SMALL + "events: [" + "{}," * (MAX_VALUES - 100) + "]\n",
    "unknown cites": lambda: SMALL + events(5000, "no-{n}"),
    "unknown cites on one line": lambda: SMALL.replace(
        "cites: [register]", f"cites: [register{repeated(', registe{n}')}]", 1
    ),
    "unknown cites beside many sources": lambda: (
        SMALL + "".join(SOURCE.format(n=n, more="") for n in range(3000)) + events(3000, "no-{n}")
    ),
    "unknown references": lambda: SMALL + events(3000).replace("    on:", "    concerns: [x, y]\n    on:"),
    "one id for all": lambda: SMALL + "events:\n" + EVENT.format(n=1, cite="register") * 5000,
    "sources that repeat one another in a long chain": lambda: (
        SMALL + "".join(SOURCE.format(n=n, more=f", derives_from: [s{n + 1}]") for n in range(5000))
    ),
    "characters that cannot be shown": lambda: "\0" * (MAX_BYTES - 1),
    "more values than there may be": lambda: "[" + "x," * (MAX_BYTES // 2 - 10) + "]",
    "one long line": lambda: SMALL.replace("kind: primary", "kind: " + "z" * 300_000),
    "one long key": lambda: SMALL + "k" * 900 + ": 1\n",
    "braces": lambda: "{" * (MAX_BYTES - 1),
}


@dataclass(frozen=True)
class Answer:
    """What a check says: its exit status and its words, and what it used."""

    status: int
    said: str
    seconds: float
    megabytes: float


# Runs a command and prints what it used: time of a processor, memory in kilobytes. A process that begins counts the
# memory of the one that it comes from, so this small one stands between it and the tests.
MEASURE = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def check(path: Path) -> Answer:
    """What ``scripts/check.py`` says of a file. Its time is that of a processor, however busy the machine is."""
    command = [sys.executable, "-c", MEASURE, sys.executable, "scripts/check.py", "--lang", "en", str(path)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
    said, end, measured = done.stdout.decode().rstrip("\n").rpartition("\n")
    status, seconds, kilobytes = measured.split()
    return Answer(int(status), said + end, float(seconds), float(kilobytes) * 1024 / 1_000_000)


OFTEN = ("certitude for certainty throughout", "items that lack everything", "unknown cites beside many sources")


@pytest.mark.parametrize(
    "name", [name if name in OFTEN else pytest.param(name, marks=pytest.mark.torture) for name in LARGE]
)
def test_a_large_file_full_of_mistakes_is_answered_soon_and_in_short(name: str, tmp_path: Path, tally: Tally) -> None:
    tally("large files full of mistakes", 1, 0)
    path = tmp_path / "facts.yaml"
    path.write_text(LARGE[name](), "utf-8")
    done = check(path)
    told = done.said.splitlines()
    assert done.status == 1, done.said[-300:]
    assert done.seconds < 10
    assert done.megabytes < 500
    assert "Traceback" not in done.said
    assert sum(line.startswith(str(path)) for line in told) <= MOST_SHOWN
    assert " error" in told[-1]
    assert max(map(len, told)) < 700
    tally("large files full of mistakes", 0, 1)


@pytest.mark.torture
def test_five_thousand_good_events_are_checked_in_the_same_bounds(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(SMALL + events(5000), "utf-8")
    done = check(path)
    assert done.status == 0, done.said[-300:]
    assert done.seconds < 10
    assert done.megabytes < 500


@pytest.mark.parametrize("sign", ["\\e[2J", "\\u202E", "\\a", "\\L", "\\r", "\\n"])
def test_no_sign_of_the_file_steers_the_terminal_from_a_message(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    written = SMALL.replace("kind: primary", f'kind: "pri{sign}mary"').replace("site:", f'"k{sign}": x\nsite:')
    path.write_text(written, "utf-8")
    done = check(path)
    assert done.status == 1
    assert all(character.isprintable() for character in done.said.replace("\n", "")), done.said
    assert len(done.said.split("\n")) == 2 * 3 + 2  # two mistakes, their number, and a line end


def mistakes(text: str, tmp_path: Path) -> list[str]:
    """The places and messages of what is wrong in a facts file with this text."""
    return [problem.heading(str) for problem in problems_of(text, tmp_path)]


UNDATED = SMALL.replace("2026-01-31", "someday")
PLACE_OF_CHECKED = "facts.yaml:5:12: site.checked:"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        *(
            (lambda text, sign=sign: text.replace("Le petit accord", f'"Le petit{sign}accord"'))
            for sign in "\u2028\u2029\x85"
        ),
        *((lambda text, sign=sign: text.replace("# The", f"# {sign}The")) for sign in "\u2028\u2029\x85"),
        *((lambda text, sign=sign: text.replace("petit accord", f"petit{sign}accord")) for sign in "\u2028\u2029\x85"),
    ],
)
def test_no_kind_of_line_end_moves_the_place_of_a_mistake(change: Callable[[str], str], tmp_path: Path) -> None:
    [told] = mistakes(change(UNDATED), tmp_path)
    assert told.startswith(PLACE_OF_CHECKED)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"])
@pytest.mark.parametrize("escaped", [False, True], ids=["as it is", "escaped"])
def test_a_character_that_nothing_shows_is_told_at_its_line(sign: str, escaped: bool, tmp_path: Path) -> None:
    code = f"U+{ord(sign):04X}"
    written = f"\\U{ord(sign):08x}" if escaped else sign
    accents = "# éééééééééé\n"
    text = accents + SMALL.replace("fr: Le petit accord", f'fr: "Le petit{written}accord"')
    [told] = mistakes(text, tmp_path)
    assert told.startswith("facts.yaml:4:")
    assert f"cannot be shown ({code})" in told


@pytest.mark.parametrize("part", [3, 5, 7])
def test_a_half_written_file_has_a_message_at_its_end_or_names_what_is_missing(part: int, tmp_path: Path) -> None:
    for end in range(part, len(SMALL), 37):
        assert mistakes(SMALL[:end], tmp_path), SMALL[:end]


@pytest.mark.parametrize(("count", "told"), [(1, 0), (2, 0), (0, 1)])
def test_a_list_is_only_too_short_where_it_is_in_the_file(count: int, told: int, tmp_path: Path) -> None:
    """An item with a mistake of its own is an item."""
    one = "  - {id: s, title: {fr: a, en: b}, publisher: {fr: a, en: b}, language: fr, kind: primry}\n"
    text = SMALL.partition("sources:")[0] + ("sources:\n" + one * count if count else "sources: []\n")
    assert sum("needs at least" in each for each in mistakes(text, tmp_path)) == told
