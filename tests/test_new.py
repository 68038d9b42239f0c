"""A site of one's own begins with one command, keeps nothing of the memorandum, and follows what upstream changes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import Acronym, Name
from own_site import OwnSite, git

pytestmark = pytest.mark.site

MEMORANDUM = ROOT / "data" / "agreement.yaml"
READ = {".html", ".md", ".json", ".jsonld", ".csv", ".txt", ".xml", ".bib", ".ris", ".svg", ".yaml"}
VOCABULARIES = {"agreement.schema.json"}  # what may be said of any agreement


def new(site: OwnSite, *arguments: str, **environment: str) -> str:
    """What ``make new`` says."""
    done = site.run(sys.executable, "scripts/new.py", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """The site as it is after ``make new NAME=demo``, built."""
    site = OwnSite.copied_to(tmp_path_factory.mktemp("new") / "site")
    new(site, "demo")
    return site.built


def test_the_new_file_is_checked_and_built_strictly_at_once(begun: OwnSite) -> None:
    done = begun.check()
    assert (done.returncode, done.stdout) == (0, "data/demo.yaml: no error\n")
    assert begun.page("en/index.html").select_one(".site-name").text == "Our agreement, explained"
    assert begun.page("index.html").select_one(".site-name").text == "Notre accord, expliqué"


def test_the_new_file_says_what_belongs_where(begun: OwnSite) -> None:
    text = (begun.root / "data/demo.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=agreement.schema.json\n")
    assert len(re.findall(r"^ *# .* · ", text, re.MULTILINE)) == 6
    assert len(text.splitlines()) < 80


@pytest.mark.skipif(not MEMORANDUM.exists(), reason="the memorandum was taken away, with all that could be left")
def test_nothing_of_the_memorandum_is_left_on_the_site(begun: OwnSite, locales: tuple[str, ...]) -> None:
    facts = load_facts(MEMORANDUM, locales)[0]
    named = [each for _, each in walk.records(facts) if isinstance(each, Name | Acronym)]
    names = {text for each in named for text in re.findall(r'"text":"([^"]+)"', each.model_dump_json())}
    names |= {str(text) for text in (*facts.site.name.root.values(), *facts.agreement.short_title.root.values())}
    assert len(names) > 100
    found = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names if len(name) > 3))
    read = [path for path in (begun.root / "built").rglob("*") if path.suffix in READ and path.name not in VOCABULARIES]
    assert len(read) > 50
    for path in read:
        assert not found.search(path.read_text(encoding="utf-8")), path


def test_three_next_steps_are_said_in_the_language_of_who_reads_them(site: OwnSite) -> None:
    said = new(site, "demo").splitlines()
    assert said[0] == "data/demo.yaml is written, and mkdocs.yml names it: the site is made from it. Next:"
    assert [line[:2] for line in said[1:]] == ["1.", "2.", "3."]
    french = new(site, "autre", LANG="fr_FR.UTF-8", LC_ALL="fr_FR.UTF-8")
    assert french.startswith("data/autre.yaml est écrit")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["My Agreement"], '"My Agreement" is not a name; write small letters, digits and hyphens'),
        (["../demo"], '"../demo" is not a name'),
        (["small"], "data/small.yaml is already there; choose another name"),
        (["demo", "--kind", "treatty"], 'there is no kind "treatty"; did you mean "treaty"?'),
        (["demo", "--kind", "poem"], 'there is no kind "poem"; known are memorandum-of-understanding'),
        (["demo", "--languages", "en xx"], 'no language "xx" is known; write its code, such as de or zh-Hans'),
        (["demo", "--languages", "de en"], "the first language of a site is one that is translated (fr, en)"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line_and_nothing_is_written(
    site: OwnSite, arguments: list[str], said: str
) -> None:
    before = (site.root / "mkdocs.yml").read_bytes(), sorted((site.root / "data").iterdir())
    done = site.run(sys.executable, "scripts/new.py", *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert ((site.root / "mkdocs.yml").read_bytes(), sorted((site.root / "data").iterdir())) == before


@pytest.mark.parametrize("languages", ["en fr", "en", "fr"])
def test_the_languages_of_the_site_are_those_that_are_asked_for_the_first_without_a_prefix(
    site: OwnSite, languages: str
) -> None:
    new(site, "demo", "--kind", "convention", "--languages", languages)
    done = site.build()
    assert done.returncode == 0, done.stderr
    first, *others = languages.split()
    assert site.page("index.html").html["lang"] == first
    for other in ("fr", "en"):
        assert (site.root / "built" / other / "index.html").exists() == (other in others)


def test_a_language_that_the_site_has_not_is_added_as_a_draft(site: OwnSite) -> None:
    said = new(site, "demo", "--languages", "en de")
    assert "de (Deutsch) is a draft" in said and "to the texts of data/demo.yaml" in said
    assert site.check().returncode == 0
    done = site.build()
    assert done.returncode == 0, done.stderr
    assert site.page("index.html").html["lang"] == "en"
    assert site.page("de/index.html").html["lang"] == "de"
    assert not (site.root / "built" / "fr").exists()


def test_the_environment_chooses_another_file_for_a_while(site: OwnSite) -> None:
    new(site, "demo")
    for environment, file in (({}, "data/demo.yaml"), ({"AGREEMENT": "data/small.yaml"}, "data/small.yaml")):
        assert site.run(sys.executable, "scripts/check.py", "--which", **environment).stdout == f"{file}\n"


def test_what_upstream_changes_merges_into_a_site_of_ones_own_without_conflict(tmp_path: Path) -> None:
    upstream = OwnSite.copied_to(tmp_path / "upstream")
    upstream.replace("mkdocs.yml", "agreement: data/small.yaml", "agreement: data/agreement.yaml")

    git(upstream.root, "init", "--quiet", "--initial-branch=main")
    git(upstream.root, "add", "--all")
    git(upstream.root, "commit", "--quiet", "--message=Upstream")
    git(upstream.root, "clone", "--quiet", str(upstream.root), str(tmp_path / "own"))
    own = OwnSite(tmp_path / "own")
    new(own, "demo")
    own.replace("data/demo.yaml", "The first party", "The left bank")
    own.add_page("essay", "# Our essay\n")
    own.write("docs/assets/ours.css", "body { outline: 0 }")
    own.add("mkdocs.yml", "\nextra_css: [assets/ours.css]\n")
    git(own.root, "add", "--all")
    git(own.root, "commit", "--quiet", "--message=A site of our own")

    upstream.replace("examples/outer-space-treaty.yaml", "  checked: ", "  # Checked again.\n  checked: ")
    upstream.replace("mkdocs.yml", "site_dir: site\n", "site_dir: site\nstrict: false\n")
    upstream.add("overrides/site.css", "\nb { font-weight: 700; }\n")
    upstream.add("Makefile", "\n# The end.\n")
    git(upstream.root, "commit", "--quiet", "--all", "--message=Changes")

    git(own.root, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
    done = own.check()
    assert (done.returncode, done.stdout) == (0, "data/demo.yaml: no error\n")
    assert own.build().returncode == 0
    assert "font-weight:700" in own.page("essay/index.html").style.string
