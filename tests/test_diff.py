"""What readers will read differently, in words. Each file of tests/diff/ is an edit of a few lines of facts, marked as
in a diff, and how it is told: in English as text, in French as Markdown.

    # What the case is about.
      a line that stays
    - a line that goes
    + a line that comes
    en> the exact words
    fr> …

``pytest --update`` rewrites the words; review the diff.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

import commands
from conftest import EVERY_KIND, MINIMAL, PROJECT, ROOT
from explainer.comparison.compare import Comparison, compare
from explainer.comparison.prose import DiffLine
from explainer.comparison.sides import Sides, read_sides
from explainer.comparison.writers import WRITERS, markdown_of_line
from explainer.facts.load import load_facts
from explainer.facts.model import Facts, Record
from explainer.facts.yaml_reader import read_yaml_text
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import InvalidFileError
from explainer.project import Project
from own_site import git

CASES = sorted((ROOT / "tests" / "diff").glob("*.txt"))
TOLD_AS = {"en": "text", "fr": "markdown"}


FACTS, _ = load_facts(MINIMAL, PROJECT.locales)


def told(comparison: Comparison, labels: dict[str, Labels], language: str, form: str) -> str:
    return WRITERS[form](comparison, Localizer(FACTS, language, labels), translator(language))


def side(lines: list[str], mark: str) -> Any:
    """The facts of a case before ("-") or after ("+") its edit."""
    return read_yaml_text("\n".join(line[2:] for line in lines if line[:2] in ("  ", f"{mark} ")), "").data


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_edit_is_told_in_each_language(
    path: Path, labels: dict[str, Labels], request: pytest.FixtureRequest
) -> None:
    lines = path.read_text("utf-8").splitlines()
    comparison = compare(side(lines, "-"), side(lines, "+"), labels)
    words = [
        f"{language}> {line}".rstrip()
        for language, form in TOLD_AS.items()
        for line in told(comparison, labels, language, form).split("\n")
    ]
    golden = [line for line in lines if line.partition(">")[0] in TOLD_AS]
    if request.config.getoption("--update"):
        path.write_text("\n".join([*(line for line in lines if line not in golden), *words]) + "\n", "utf-8")
    else:
        assert words == golden


# Of two entries that change places, either may be said to have moved.
@pytest.mark.parametrize("path", [path for path in CASES if path.stem != "moved-in-list"], ids=lambda path: path.stem)
def test_an_edit_taken_back_is_told_of_the_same_entries(path: Path, labels: dict[str, Labels]) -> None:
    before, after = (side(path.read_text("utf-8").splitlines(), mark) for mark in "-+")
    there, back = (
        [tuple(each and each.key for each in (diff.before, diff.after)) for diff in compare(*sides, labels).diffs]
        for sides in ((before, after), (after, before))
    )
    assert set(there) == {(was, now) for now, was in back}


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_facts_change_nothing(form: str, labels: dict[str, Labels]) -> None:
    data = read_yaml_text(EVERY_KIND.read_text("utf-8"), "").data
    assert "Nothing changes for readers." in told(compare(data, data, labels), labels, "en", form)


# --- Markdown ---------------------------------------------------------------------------------------------------

ONE_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Cs"]), min_size=1).map(str.strip)
MARKS = st.lists(st.sampled_from([*"*_~`<>&|[]()!#-+=\\ ", "a", "b", "é", "« ", " », "]), min_size=1).map("".join)
TEXTS = st.one_of(ONE_LINE, MARKS.map(str.strip)).filter(bool)


@settings(deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_markdown_shows_both_texts_and_reads_nothing_into_them(before: str, after: str) -> None:
    written = markdown_of_line(DiffLine("label", (before,), (after,), is_text=True))
    shown = BeautifulSoup(markdown.markdown(written, extensions=["pymdownx.tilde"]), "html.parser")
    assert {tag.name for tag in shown.find_all()} <= {"ul", "li", "em", "del", "strong"}
    for gone, text in (("del", after), ("strong", before)):
        side = BeautifulSoup(str(shown), "html.parser")
        for tag in side.find_all(gone):
            tag.decompose()
        assert "".join(side.get_text().partition(" — ")[2].split()) == "".join(text.split())


# --- Files and revisions ----------------------------------------------------------------------------------------


def on_day(day: int) -> str:
    """Facts in which the agreement was signed on this day."""
    return MINIMAL.read_text("utf-8").replace("on: 1901-05", f"on: 1910-01-{day}")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in git with two revisions, tagged "first" and "second", and a change that is not committed."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data" / "labels", root / "data" / "labels")
    shutil.copytree(ROOT / "docs", root / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(  agreement: ).*", r"\1data/agreement.yaml", settings), encoding="utf-8")
    git(root, "init", "--quiet")
    facts, other = root / "data" / "agreement.yaml", root / "other.yaml"
    for day, tag in ((21, "first"), (22, "second")):
        facts.write_text(on_day(day), "utf-8")
        other.write_text(on_day(day - 10), "utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", tag)
        git(root, "tag", tag)
    facts.write_text(on_day(23), "utf-8")
    return root


def days(sides: Sides) -> tuple[str, ...]:
    return tuple(data["agreement"]["signature"]["on"][-2:] for data in (sides.before, sides.after))


@pytest.mark.parametrize(
    ("revisions", "file", "expected"),
    [
        (("first", "second"), "", ("21", "22")),
        (("second", "first"), "", ("22", "21")),
        (("HEAD~1", "data/agreement.yaml"), "", ("21", "23")),
        (("data/agreement.yaml", "first"), "", ("23", "21")),
        (("first", "other.yaml"), "other.yaml", ("11", "12")),
    ],
    ids=str,
)
def test_revisions_and_files_are_compared(
    revisions: tuple[str, str], file: str, expected: tuple[str, str], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("AGREEMENT", file)
    assert days(read_sides(Project(repository), *revisions)) == expected


def test_a_file_wins_over_a_revision(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("first").write_text(on_day(24), "utf-8")
    assert days(read_sides(Project(repository), "first", "second")) == ("24", "22")


NOT_THERE = "neither a file nor a revision in which git has"


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ":x:", "HEAD:data"])
def test_what_is_neither_file_nor_revision_is_said(revision: str, repository: Path) -> None:
    with pytest.raises(InvalidFileError) as raised:
        read_sides(Project(repository), revision, "HEAD")
    assert [problem.heading(str).partition(" (")[0] for problem in raised.value.problems] == [
        f'{revision}:1:1: {NOT_THERE} "data/agreement.yaml"'
    ]


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InvalidFileError, match=NOT_THERE.partition(" in which")[0]):
        read_sides(Project(repository), "first", "second")


# --- In the terminal --------------------------------------------------------------------------------------------


def run(root: Path, *arguments: str, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "diff.py"), *arguments]
    done = commands.run(command, root, {"PATH": os.environ["PATH"], "LANG": language})
    done.stdout = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
    return done


SPOKEN = {
    "the environment's": ("fr_FR.UTF-8", [], "- 22 janvier 1910\n      + 23 janvier 1910\n"),
    "that of a machine that has none": ("C", [], "- 22 January 1910\n      + 23 January 1910\n"),
    "the first, for one that it has not": ("de", ["first"], "- 21 janvier 1910\n      + 22 janvier 1910\n"),
    "the one asked for": ("C", ["--lang", "fr", "--format", "markdown"], "~~22 janvier 1910~~ **23 janvier 1910**"),
}


@pytest.mark.parametrize(("language", "options", "words"), SPOKEN.values(), ids=SPOKEN.keys())
def test_it_speaks_a_language_of_the_site(language: str, options: list[str], words: str, repository: Path) -> None:
    done = run(repository, *options, "HEAD", language=language)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_it_speaks_every_language_of_the_site_at_once(repository: Path) -> None:
    done = run(repository, "--every-language", "HEAD", language="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert [done.stdout.count(day) for day in ("+ 23 janvier 1910", "+ 23 January 1910")] == [1, 1]


def test_mistakes_of_both_sides_are_shown(tmp_path: Path) -> None:
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text("site: [\n", "utf-8")
    after.write_text(on_day(32), "utf-8")
    done = run(ROOT, str(before), str(after))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{before}:2:1: " in done.stderr
    assert f"{after}:" in done.stderr
    assert "agreement.signature.on" in done.stderr
    assert done.stderr.endswith("\n2 errors\n")


# --- Facts of another model -------------------------------------------------------------------------------------


def test_what_an_earlier_model_knew_is_compared_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    before = tmp_path / "before.yaml"
    text = EVERY_KIND.read_text("utf-8")
    for now, earlier in {
        "    on: 1910-01-21\n": "    when: in winter\n",
        "    title: {fr: La crue, en: The flood}": "    title: The flood",
        "certainty: disputed": "certainty: unclear",
        "kind: treaty": "kind: pact",
        "remarks:": "notices:",
        "country: FR": "country: QX",
        "body: left-bank": "body: nobody",
    }.items():
        assert now in text
        text = text.replace(now, earlier, 1)
    before.write_text(text, "utf-8")
    done = run(ROOT, str(before), str(EVERY_KIND))
    assert done.returncode == 0
    assert "is not as the rules want it today" in done.stderr
    for line in ("- in winter", "+ 21 January 1910", "+ The flood", "- unclear", "- pact", "- nobody", "- QX"):
        assert f"      {line}\n" in done.stdout
    assert "The letter is anonymous (remark-letter) — moved from notices to Remarks on the sources" in done.stdout


@pytest.mark.parametrize("text", ["", "- a list\n", "x: y\n"])
def test_what_never_were_facts_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "before.yaml").write_text(text, "utf-8")
    with pytest.raises(InvalidFileError):
        read_sides(PROJECT, str(tmp_path / "before.yaml"), str(MINIMAL))


WORDS = st.sampled_from(
    ["fr", "en", "id", "text", "title", "name", "cites", "flood", "1901", "p1", "formerly", "on", ""]
)
ANYTHING = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)
PARTS = st.dictionaries(st.sampled_from(["site", "agreement", "people", "events", "sources", "other"]), ANYTHING)


@settings(deadline=None)
@given(before=PARTS, after=PARTS)
def test_whatever_the_data_looks_like_it_is_compared(
    before: dict[str, Any], after: dict[str, Any], labels: dict[str, Labels]
) -> None:
    assert all(told(compare(before, after, labels), labels, "en", form) for form in WRITERS)
    assert compare(before, before, labels).diffs == ()


def test_every_key_of_the_model_has_a_name_in_each_language(labels: dict[str, Labels]) -> None:
    keys = {key for record in records(Record) for key in record.model_fields} - Facts.model_fields.keys()
    for words in labels.values():
        assert not {key for key in keys if not words.field(key)}


def records(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from records(record)
