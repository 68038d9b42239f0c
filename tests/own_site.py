"""A site of one's own: a copy of the project that a test changes, checks and builds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import yaml
from bs4 import BeautifulSoup

import commands
from explainer.project import Project

ROOT = Project().root
# What the owner of the project has begun is left out, so that a test can begin one of the same name.
NOT_COPIED = shutil.ignore_patterns(".*", "site", "tests", "demo.yaml")
SMALL = ROOT / "tests" / "facts" / "minimal.yaml"
LABELS = ROOT / "tests" / "labels"
TEXT = re.compile(r"fr: (?P<fr>[^,{}]+), en: (?P<en>[^{}]+)\}")
ADDRESS = "https://example.org/"

Soups = dict[str, BeautifulSoup]


@dataclass(frozen=True)
class OwnSite:
    """The project copied into ``root``, with the smallest agreement unless its settings name another."""

    root: Path

    @classmethod
    def copied_to(cls, root: Path) -> Self:
        shutil.copytree(ROOT, root, ignore=NOT_COPIED)
        shutil.copytree(SMALL.parent, root / "tests" / "facts", ignore=shutil.ignore_patterns("*.py", "search"))
        shutil.copyfile(SMALL, root / "data" / "small.yaml")
        site = cls(root)
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        site.write("mkdocs.yml", re.sub(r"(?<=  agreement: ).*", "data/small.yaml", settings))
        return site

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text, old
        self.write(file, text.replace(old, new, 1))

    def add(self, file: str, text: str) -> None:
        self.write(file, (self.root / file).read_text(encoding="utf-8") + text)

    def add_page(self, name: str, text: str, *, title: str = "Our essay") -> None:
        """A page of every language, listed in the menu."""
        for locale in ("fr", "en"):
            self.write(f"docs/{locale}/{name}.md", f"---\ntitle: {title}\n---\n\n{text}" if title else text)
        self.replace("mkdocs.yml", "    - questions\n", f"    - questions\n    - {name}\n")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command as people run it, in English."""
        kept = {key: value for key, value in os.environ.items() if key not in ("AGREEMENT", "SITE_URL", "REPO_URL")}
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "LANG": "en", "LC_ALL": "en"}
        every = {**kept, **quiet, **environment}
        if command[0] == sys.executable:
            return commands.run(command, self.root, every)
        return subprocess.run(command, cwd=self.root, env=every, capture_output=True, text=True, check=False)

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """``mkdocs build --strict`` into ``built``."""
        return self.run(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "built", **environment)

    def check(self) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "scripts/check.py")

    def page(self, path: str) -> BeautifulSoup:
        """A page as it was built."""
        return BeautifulSoup((self.root / "built" / path).read_text(encoding="utf-8"), "lxml")

    @cached_property
    def built(self) -> OwnSite:
        """This site, once it was built."""
        done = self.build()
        assert done.returncode == 0, done.stderr
        return self


@dataclass(frozen=True)
class SiteOfLanguages(OwnSite):
    """A site whose languages change; it is published at ``ADDRESS``."""

    @property
    def folder(self) -> Path:
        """Where it is built."""
        return self.root / "built"

    def copied_again_to(self, root: Path) -> Self:
        shutil.copytree(self.root, root, ignore=shutil.ignore_patterns("built", ".cache"))
        return type(self)(root)

    def add_language(self, language: str) -> subprocess.CompletedProcess[str]:
        return self.run(sys.executable, "scripts/language.py", language)

    def finish(self, language: str) -> None:
        """Make a language that is a draft one of the others."""
        settings = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        line = next(line for line in settings.splitlines() if f"locale: {language}," in line)
        self.replace("mkdocs.yml", line, line.replace(", extra: {draft: true}", ""))

    def translate_facts(self, *languages: str) -> None:
        """Add what ``tests/labels/minimal.yaml`` has to each text of the facts."""
        known = yaml.safe_load((LABELS / "minimal.yaml").read_text(encoding="utf-8"))

        def with_others(text: re.Match[str]) -> str:
            others = (f", {language}: {known[text['fr']][language]}" for language in languages)
            return text[0][:-1] + "".join(others) + "}"

        facts = (self.root / "data" / "small.yaml").read_text(encoding="utf-8")
        self.write("data/small.yaml", TEXT.sub(with_others, facts))

    def said(self, *files: str) -> str:
        """What the check says of the facts, or of these files."""
        done = self.run(sys.executable, "scripts/check.py", *files)
        return done.stdout + done.stderr

    def published(self) -> Self:
        """This site, built now, without cards, which take long to draw."""
        done = self.build(SITE_URL=ADDRESS, CHROMIUM=os.devnull)
        assert done.returncode == 0, done.stderr
        return self


def copied_to_check(root: Path, facts: Path) -> Path:
    """What a check reads, copied into ``root`` with these facts as ``facts.yaml``."""
    for folder in ("docs", "overrides", "data/labels"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copyfile(facts, root / "facts.yaml")
    return root


def pages_in(folder: Path) -> Soups:
    """The pages of one language by their paths, those that are gone aside."""
    found = {
        str(path.relative_to(folder)): BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for path in folder.rglob("index.html")
    }
    return {path: soup for path, soup in found.items() if soup.select_one("main[data-page]")}


def files_of(folder: Path) -> dict[str, bytes]:
    """What is in a folder and those inside it, by the path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def git(folder: Path, *arguments: str) -> None:
    """Git as somebody, whatever is set on this machine."""
    own = ["user.name=A", "user.email=a@example.org", "commit.gpgsign=false", "protocol.file.allow=always"]
    options = [option for setting in own for option in ("-c", setting)]
    subprocess.run(["git", *options, *arguments], cwd=folder, check=True, capture_output=True)
