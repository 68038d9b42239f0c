"""Every mistake gets its message, in each language. Each file of tests/messages/ is one mistake:

    # What the case is about.
    @ docs/fr/people.md            (the file with the mistake; none: the facts)
    - the lines as they are        (their first occurrence; none: added at the end)
    + the lines with the mistake
    en> facts.yaml:+1:5: path: the exact report
    fr> …

The facts are those of tests/facts/every-kind.yaml, the other files the project's own. So that a case holds whatever is
added to them, its reports count lines from its own first (+1) and give no number to others (…), which they show.
``pytest --update`` rewrites the reports; review the diff.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import commands
from conftest import EVERY_KIND, PROJECT, ROOT
from explainer.facts.load import load_facts
from explainer.guide.schema import facts_schema
from explainer.mistakes.messages import CATALOGUES, translator
from explainer.mistakes.problems import InvalidFileError, Problem, report
from explainer.project import Project
from explainer.site import load_site
from own_facts import nested
from own_site import copied_to_check

CASES = sorted((ROOT / "tests" / "messages").glob("*.txt"))
LANGUAGES = ("en", "fr")


@dataclass
class Case:
    lines: list[str]

    def marked(self, mark: str) -> list[str]:
        return [line[len(mark) + 1 :] for line in self.lines if line == mark or line.startswith(f"{mark} ")]

    @property
    def file(self) -> str:
        return "".join(self.marked("@")) or "facts.yaml"

    def apply(self, root: Path) -> range:
        """Make the mistake in the project at ``root``; the lines where it stands then."""
        path = root / self.file
        before, after = "\n".join(self.marked("-")), "\n".join(self.marked("+"))
        original = path.read_text(encoding="utf-8")
        assert before in original, before
        unchanged = original.partition(before)[0] if before else original
        mistaken = f"{unchanged}{after}{original.removeprefix(unchanged + before) or chr(10)}"
        path.write_text(mistaken.replace("⇥", "\t"), encoding="utf-8")
        first = unchanged.count("\n") + 1
        return range(first, first + max(1, len(self.marked("+"))))

    def report(self, found: list[Problem], lines: range, language: str) -> list[str]:
        """The report of the mistakes that were ``found``, its numbers counted from the first of ``lines``."""

        def number(line: int) -> str:
            """Line 1 stands for a file as a whole."""
            return f"+{line - lines.start + 1}" if line in lines else "…" if line > 1 else "1"

        counted = [replace(each, line=number(each.line)) for each in found]  # type: ignore[arg-type]
        told = report(counted, translator(language))
        return re.sub(r"(?<=\bline )\d+|(?<=\bligne )\d+", lambda line: number(int(line[0])), told).splitlines()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """The files of a copy of the project, in which what was compiled for one test serves the next."""
    root = copied_to_check(tmp_path_factory.mktemp("project"), EVERY_KIND)
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def root(files: dict[Path, bytes]) -> Iterator[Path]:
    """A project to make mistakes in; they are undone."""
    [root] = [path.parent for path in files if path.name == "mkdocs.yml"]
    yield root
    for path, content in files.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def problems(root: Path) -> list[Problem]:
    """What is wrong with the facts in ``root``; only where nothing is, with the site that is made from them."""
    try:
        load_facts(root / "facts.yaml", PROJECT.locales, "facts.yaml")
        load_site(Project(root), root / "facts.yaml")
    except InvalidFileError as invalid:
        return invalid.problems
    return []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_mistake_gets_its_message_in_each_language(path: Path, root: Path, request: pytest.FixtureRequest) -> None:
    case = Case(path.read_text(encoding="utf-8").splitlines())
    lines = case.apply(root)
    found = problems(root)
    reports = {language: case.report(found, lines, language) for language in LANGUAGES}
    if request.config.getoption("--update"):
        kept = [line for line in case.lines if not line.startswith(tuple(f"{language}>" for language in LANGUAGES))]
        golden = [f"{language}> {line}" for language, lines in reports.items() for line in lines]
        path.write_text("\n".join([*kept, *golden]) + "\n", encoding="utf-8")
        return
    assert found, "a mistake must be noticed"
    for problem in found:
        assert (
            not problem.source
            or problem.source == (root / problem.file).read_text("utf-8").split("\n")[problem.line - 1]
        )
    for language, lines in reports.items():
        assert lines == case.marked(f"{language}>")


def test_there_are_at_least_sixty_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_a_file_without_facts_is_told(text: str, root: Path) -> None:
    (root / "facts.yaml").write_text(text, "utf-8")
    assert problems(root)[0].heading(str).startswith("facts.yaml:1:1: the file is empty")


def test_a_missing_facts_file_is_said_in_one_line(root: Path) -> None:
    (root / "facts.yaml").unlink()
    assert [str(problem.heading(str)) for problem in problems(root)] == [
        "facts.yaml:1:1: this file cannot be read (No such file or directory)"
    ]


def test_make_check_speaks_the_contributor_s_language(root: Path) -> None:
    (root / "facts.yaml").write_text("- a list\n", encoding="utf-8")
    for language, word in {"en_GB.UTF-8": "this must be", "fr_FR.UTF-8": "il faut ici", "C": "this must be"}.items():
        done = commands.run([sys.executable, "scripts/check.py", str(root / "facts.yaml")], ROOT, {"LANG": language})
        assert done.returncode == 1
        assert word in done.stderr
        assert "Traceback" not in done.stderr


def test_every_message_of_the_code_is_in_each_catalogue_and_no_other() -> None:
    extracted = extract_from_dir(ROOT / "scripts", [("**.py", "python")], keywords={"msg": None})
    schema = nested(facts_schema(PROJECT.locales))
    said = [text for path, text in schema if path[-1] == "description" and isinstance(text, str)]
    wanted = {template for _, _, template, _, _ in extracted} | set(said)
    for path in CATALOGUES.glob("*.po"):
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        translated = {message.id: message for message in catalogue if message.id}
        assert set(translated) == wanted
        for message in translated.values():
            assert message.string and not message.fuzzy, message.id
            assert placeholders(str(message.string)) == placeholders(str(message.id)), message.id


def placeholders(template: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{(\w+)\}", template))
