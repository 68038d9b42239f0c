"""Every mistake gets its message. Each file of tests/messages/ is one mistake in tests/facts/every-kind.yaml:

    # What the case is about.
    - the lines as they are        (their first occurrence; none: added at the end)
    + the lines with the mistake
    > facts.yaml:12:5: path: the exact message

``pytest --update`` rewrites the messages; review the diff.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import EVERY_KIND, ROOT
from explainer.load import load_facts
from explainer.problems import InvalidFileError

CASES = sorted((ROOT / "tests" / "messages").glob("*.txt"))


@dataclass
class Case:
    lines: list[str]

    def marked(self, mark: str) -> list[str]:
        return [line[2:] for line in self.lines if line.startswith(mark) and (line[1:2] in ("", " "))]

    def facts_text(self) -> str:
        """The facts file with the mistake in it."""
        original = EVERY_KIND.read_text(encoding="utf-8")
        before, after = "\n".join(self.marked("-")), "\n".join(self.marked("+"))
        if not before:
            return original + after + "\n"
        assert before in original, before
        return original.replace(before, after, 1)


def messages(text: bytes, folder: Path, locales: tuple[str, ...]) -> list[str]:
    path = folder / "facts.yaml"
    path.write_bytes(text)
    try:
        load_facts(path, locales, "facts.yaml")
    except InvalidFileError as invalid:
        return str(invalid).splitlines()
    return []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_gets_its_message(
    path: Path, tmp_path: Path, locales: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    case = Case(path.read_text(encoding="utf-8").splitlines())
    found = messages(case.facts_text().encode(), tmp_path, locales)
    if request.config.getoption("--update"):
        kept = [line for line in case.lines if not line.startswith(">")]
        path.write_text("\n".join([*kept, *(f"> {line}" for line in found)]) + "\n", encoding="utf-8")
        return
    assert found == case.marked(">")
    assert found, "a mistake must be noticed"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "facts.yaml:1:1: the file is empty"),
        (b"# only a comment\n", "facts.yaml:1:1: the file is empty"),
        (b"- a list\n", "facts.yaml:1:1: this must be a mapping (lines of key: value), not a list"),
        (b"site: caf\xe9\n", "facts.yaml:1:10: this is not UTF-8 text; save the file with the encoding UTF-8"),
        (b"a: " + b"[" * 50_000, "facts.yaml:1:23: more than 20 levels deep"),
        (b"a: b\n" * 1_000_000, "facts.yaml:1:1: the file is larger than 4 MB"),
        (b"site: {}\n---\nsite: {}\n", "facts.yaml:2:1: only one YAML document per file"),
    ],
    ids=["empty", "only a comment", "a list", "not UTF-8", "too deep", "too large", "two documents"],
)
def test_a_file_that_is_no_facts_file_says_so(
    text: bytes, message: str, tmp_path: Path, locales: tuple[str, ...]
) -> None:
    assert messages(text, tmp_path, locales)[0] == message


def test_a_byte_order_mark_does_no_harm(tmp_path: Path, locales: tuple[str, ...]) -> None:
    assert messages(b"\xef\xbb\xbf" + EVERY_KIND.read_bytes(), tmp_path, locales) == []
