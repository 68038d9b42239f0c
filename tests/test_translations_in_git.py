"""The former versions come from git, as far as it has them, and ``make translations`` lists what is behind."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import commands
from conftest import ROOT
from explainer.facts.yaml_reader import read_yaml_text
from explainer.translations.behind import translations
from explainer.translations.memory import known_after
from explainer.translations.tracking import track
from explainer.versions.history import History, committed
from own_site import git
from test_translations import AFTER, BEFORE, LANGUAGES, one_text


@dataclass(frozen=True)
class Repository:
    """A git repository with a facts file in it."""

    folder: Path
    file: str = "facts.yaml"

    @property
    def path(self) -> Path:
        return self.folder / self.file

    def git(self, *arguments: str) -> None:
        git(self.folder, *arguments)

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def commit(self, text: str) -> None:
        self.write(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")

    def clone(self, folder: Path, *options: str) -> Repository:
        self.git("clone", "--quiet", *options, self.folder.as_uri(), str(folder))
        return Repository(folder, self.file)

    def behind(self) -> set[str] | None:
        """The places of the strings that are behind in the working copy."""
        document = read_yaml_text(self.path.read_text("utf-8"), "")
        history = committed(self.path)
        known = known_after(history, LANGUAGES, self.folder.parent / "memory")
        assert known == (history and track(history.texts(), LANGUAGES))  # what was kept before is never out of date
        found = translations(known, document, LANGUAGES)
        return found and {text.place for texts in found.by_language.values() for text in texts}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository")
    repository.git("init", "--quiet")
    repository.git("symbolic-ref", "HEAD", "refs/heads/main")
    return repository


TITLE = {"events.0.title.en"}


def test_what_was_committed_and_what_is_not_yet_both_count(repository: Repository) -> None:
    repository.commit(BEFORE)
    repository.write(AFTER)
    assert repository.behind() == TITLE
    repository.commit(AFTER)
    assert repository.behind() == TITLE
    repository.write(one_text("deux/two"))
    assert repository.behind() == set()


def test_the_file_may_have_had_another_name(repository: Repository) -> None:
    repository.commit(BEFORE)
    repository.commit(AFTER)
    repository.git("mv", "facts.yaml", "other.yaml")
    repository.git("commit", "--quiet", "--message", "rename")
    assert Repository(repository.folder, "other.yaml").behind() == TITLE


def test_a_merge_is_one_change_however_many_commits_led_to_it(repository: Repository) -> None:
    repository.commit(BEFORE)
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit(AFTER)
    repository.commit(one_text("trois/three"))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "branch")
    assert repository.behind() == set()


def test_a_branch_that_says_meanwhile_what_the_main_line_no_longer_says_does_not_count(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_on(branch: str, day: int, text: str) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-01-0{day}T00:00:00Z")
        repository.git("checkout", "--quiet", branch)
        repository.commit(text)

    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")
    start, other = BEFORE, "people: []\n"
    repository.commit(start)
    repository.git("branch", "branch")
    commit_on("main", 2, one_text("deux/two"))
    commit_on("branch", 3, other + start)
    commit_on("main", 4, one_text("trois/two"))
    repository.git("merge", "--quiet", "--message", "merge", "branch")
    assert repository.path.read_text("utf-8") == other + one_text("trois/two")
    assert repository.behind() == TITLE


def test_a_whole_clone_knows_what_the_original_knows(repository: Repository, tmp_path: Path) -> None:
    repository.commit(BEFORE)
    repository.commit(AFTER)
    assert repository.clone(tmp_path / "clone").behind() == TITLE


def test_a_shallow_clone_knows_nothing_and_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.commit(BEFORE)
    repository.commit(AFTER)
    assert repository.clone(tmp_path / "clone", "--depth=1").behind() is None


def test_without_git_nothing_is_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(BEFORE)
    monkeypatch.setenv("PATH", "")
    assert repository.behind() is None


def test_a_file_that_was_never_committed_has_no_history(repository: Repository, tmp_path: Path) -> None:
    repository.commit(BEFORE)
    for folder in (repository.folder, tmp_path):
        other = Repository(folder, "other.yaml")
        other.write(BEFORE)
        assert other.behind() is None


def test_of_a_history_that_was_read_only_new_versions_are_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def versions_read() -> list[int]:
        read: list[int] = []
        monkeypatch.setattr(History, "texts", lambda self, start=0: read.append(start) or texts(self, start))
        known_after(committed(repository.path), LANGUAGES, tmp_path / "memory")
        return read

    texts = History.texts
    repository.commit(BEFORE)
    repository.commit(AFTER)
    assert versions_read() == [0]
    assert versions_read() == []
    repository.commit(one_text("deux/two"))
    assert versions_read() == [2]
    repository.git("reset", "--hard", "--quiet", "HEAD~1")
    repository.commit(one_text("trois/one"))
    assert versions_read() == [0]


# --- In the terminal --------------------------------------------------------------------------------------------


def listed(facts: Path, *options: str) -> list[str]:
    command = [sys.executable, "scripts/translations.py", "--lang", "en", *options]
    done = commands.run(command, ROOT, {"AGREEMENT": str(facts), "PATH": os.environ["PATH"]})
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_make_translations_names_line_and_path_and_counts(repository: Repository) -> None:
    text = "events:\n- id: flood\n  title:\n    fr: un\n    en: one\n- id: fire\n  title: {fr: trois, en: three}\n"
    repository.commit(text)
    repository.write(text.replace("un\n", "deux\n").replace("three", "four"))
    assert listed(repository.path) == [
        f'{repository.path}:5:9: events.0.title.en: this text has not followed the last change of "fr"',
        f'{repository.path}:7:15: events.1.title.fr: this text has not followed the last change of "en"',
        "fr: 1 of 2 texts behind",
        "en: 1 of 2 texts behind",
    ]


def test_make_translations_says_when_it_cannot_know(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(BEFORE, encoding="utf-8")
    assert [line for line in listed(path) if "not known" in line] == listed(path)


def test_make_translations_passes_a_broken_file_with_its_mistakes(repository: Repository) -> None:
    repository.commit("events: [\n")
    assert listed(repository.path)[-1] == "1 error"
