"""What readers will read differently, in words. Each file of tests/diff/ is an edit of tests/facts/every-kind.yaml:

    # What the case is about.
    - the lines as they are        (their first occurrence)
    + the lines as they become
    @                              (a second place to edit)
    - …
    en text> the exact words
    fr markdown> …

``pytest --update`` rewrites the words; review the diff.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import EVERY_KIND, PROJECT, ROOT
from explainer.comparison.compare import Comparison, compare
from explainer.comparison.prose import DiffLine
from explainer.comparison.sides import read_sides
from explainer.comparison.writers import WRITERS, markdown_of_line
from explainer.facts.model import Facts, Record
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import InvalidFileError
from explainer.project import Project

CASES = sorted((ROOT / "tests" / "diff").glob("*.txt"))
WRITTEN = [f"{language} {form}" for language, form in product(("en", "fr"), ("text", "markdown"))]

Write = Callable[[Path, Path, str, str], str]


@pytest.fixture
def write(labels: dict[str, Labels]) -> Write:
    """Writes what differs between two files, in a language and a format."""

    def write_difference(before: Path, after: Path, language: str, form: str) -> str:
        sides = read_sides(PROJECT, str(before), str(after), EVERY_KIND)
        assert not sides.problems_before
        comparison = compare(sides.before, sides.after, labels)
        return WRITERS[form](comparison, Localizer(sides.facts, language, labels), translator(language))

    return write_difference


def edited(lines: list[str]) -> str:
    """The facts with the edits of a case."""
    text = EVERY_KIND.read_text("utf-8")
    edits = "\n".join(line for line in lines if line[:1] in ("-", "+", "@")).split("\n@\n")
    for edit in edits:
        before, after = (
            "".join(f"{line[2:]}\n" for line in edit.split("\n") if line.startswith(mark)) for mark in ("-", "+")
        )
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_edit_is_told_in_each_language(
    path: Path, tmp_path: Path, write: Write, request: pytest.FixtureRequest
) -> None:
    lines = path.read_text("utf-8").splitlines()
    after = tmp_path / "after.yaml"
    after.write_text(edited(lines), "utf-8")
    told = [
        f"{mark}> {line}".rstrip()
        for mark in WRITTEN
        for line in write(EVERY_KIND, after, *mark.split()).split("\n")  # type: ignore[call-arg]
    ]
    golden = [line for line in lines if line.partition("> ")[0].removesuffix(">") in WRITTEN]
    if request.config.getoption("--update"):
        path.write_text("\n".join([*(line for line in lines if line not in golden), *told]) + "\n", "utf-8")
    else:
        assert told == golden


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_facts_change_nothing(form: str, write: Write) -> None:
    assert "Nothing changes for readers." in write(EVERY_KIND, EVERY_KIND, "en", form)


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


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project in git with two revisions, tagged "first" and "second", and a change that is not committed."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data" / "labels", root / "data" / "labels")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    git(tmp_path, "init", "--quiet", "project")
    facts = root / "data" / "agreement.yaml"
    original = EVERY_KIND.read_text("utf-8")
    for tag, text in {"first": original, "second": original.replace("1910-01-21", "1910-01-22")}.items():
        facts.write_text(text, "utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", tag)
        git(root, "tag", tag)
    facts.write_text(original.replace("1910-01-21", "1910-01-23"), "utf-8")
    return root


def run(root: Path, *arguments: str, language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "LANG": language, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, str(root / "scripts" / "diff.py"), *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    done.stdout = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
    return done


@pytest.mark.parametrize(
    ("revisions", "days"),
    [
        (["first", "second"], (21, 22)),
        (["second", "first"], (22, 21)),
        (["HEAD~1"], (21, 23)),
        (["HEAD"], (22, 23)),
        (["data/agreement.yaml", "first"], (23, 21)),
        (["first", "data/agreement.yaml"], (21, 23)),
    ],
    ids=str,
)
def test_revisions_and_files_are_compared(revisions: list[str], days: tuple[int, int], repository: Path) -> None:
    done = run(repository, *revisions)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"([-+] \d+) January 1910", done.stdout) == [f"- {days[0]}", f"+ {days[1]}"]


def test_a_file_wins_over_a_revision(repository: Path) -> None:
    shutil.copyfile(repository / "data" / "agreement.yaml", repository / "first")
    assert "Nothing changes" in run(repository, "first").stdout


def test_another_path_is_compared(repository: Path) -> None:
    (repository / "other.yaml").write_text(EVERY_KIND.read_text("utf-8").replace("The flood", "High water"), "utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "other")
    shutil.copyfile(EVERY_KIND, repository / "other.yaml")
    assert "+ The flood" in run(repository, "HEAD", "--path", "other.yaml").stdout


@pytest.mark.parametrize(("language", "word"), {"fr_FR.UTF-8": "janvier", "C": "January", "de": "janvier"}.items())
def test_it_speaks_the_language_of_the_environment_or_the_site(language: str, word: str, repository: Path) -> None:
    assert word in run(repository, "HEAD", language=language).stdout


def test_a_language_can_be_chosen(repository: Path) -> None:
    done = run(repository, "HEAD", "--lang", "fr", "--format", "markdown")
    assert "~~22 janvier 1910~~ **23 janvier 1910**" in done.stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ":x:", "HEAD:data"])
def test_what_is_neither_file_nor_revision_is_said(revision: str, repository: Path) -> None:
    done = run(repository, "--", revision, "HEAD")
    assert done.returncode == 1
    assert f"{revision}:1:1: neither a file nor a revision in which git has" in done.stderr
    assert done.stderr.endswith("\n1 error\n")
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InvalidFileError, match="neither a file nor a revision"):
        read_sides(Project(repository), "first", "second", repository / "data" / "agreement.yaml")


def test_mistakes_of_both_sides_are_shown(tmp_path: Path) -> None:
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text("site: [\n", "utf-8")
    after.write_text(EVERY_KIND.read_text("utf-8").replace("1910-01-21", "1910-02-30"), "utf-8")
    done = run(ROOT, str(before), str(after))
    assert done.returncode == 1
    assert f"{before}:2:1: " in done.stderr
    assert f"{after}:" in done.stderr
    assert "events.0.on" in done.stderr
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
        read_sides(PROJECT, str(tmp_path / "before.yaml"), str(EVERY_KIND), EVERY_KIND)


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
    before: dict[str, Any], after: dict[str, Any], labels: dict[str, Labels], every_kind: Localizer
) -> None:
    comparison = compare(before, after, labels)
    assert written(comparison, every_kind)
    assert compare(before, before, labels).diffs == ()


@pytest.fixture(scope="session")
def every_kind(labels: dict[str, Labels]) -> Localizer:
    sides = read_sides(PROJECT, str(EVERY_KIND), str(EVERY_KIND), EVERY_KIND)
    return Localizer(sides.facts, "en", labels)


def written(comparison: Comparison, localizer: Localizer) -> list[str]:
    return [write_as(comparison, localizer, str) for write_as in WRITERS.values()]


def test_every_key_of_the_model_has_a_name_in_each_language(labels: dict[str, Labels]) -> None:
    keys = {key for record in records(Record) for key in record.model_fields} - Facts.model_fields.keys()
    for words in labels.values():
        assert not {key for key in keys if not words.field(key)}


def records(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from records(record)
