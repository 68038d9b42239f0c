"""Each entry leads to its lines in the repository, and to a report about it."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from conftest import EVERY_KIND, MINIMAL, PROJECT, REAL, Build
from explainer.facts import walk
from explainer.pages.forge import repository_at
from explainer.site import ANYWHERE, load_site


@pytest.mark.parametrize(
    ("url", "forge", "edit", "report"),
    [
        (
            "https://github.com/o/r",
            "",
            "https://github.com/o/r/edit/main/data/a.yaml#L4-L9",
            "https://github.com/o/r/issues/new?title=T&body=B",
        ),
        (
            "https://gitlab.com/o/r/",
            "",
            "https://gitlab.com/o/r/-/edit/main/data/a.yaml#L4-9",
            "https://gitlab.com/o/r/-/issues/new?issue%5Btitle%5D=T&issue%5Bdescription%5D=B",
        ),
        (
            "https://codeberg.org/o/r",
            "",
            "https://codeberg.org/o/r/_edit/main/data/a.yaml#L4-L9",
            "https://codeberg.org/o/r/issues/new?title=T&body=B",
        ),
        (
            "https://git.example.org/o/r",
            "gitlab",
            "https://git.example.org/o/r/-/edit/main/data/a.yaml#L4-9",
            "https://git.example.org/o/r/-/issues/new?issue%5Btitle%5D=T&issue%5Bdescription%5D=B",
        ),
    ],
)
def test_each_forge_has_its_form_of_address(url: str, forge: str, edit: str, report: str) -> None:
    repository = repository_at(url, "main", "data/a.yaml", forge)
    assert repository is not None
    assert repository.edit(4, 9) == edit
    assert repository.report("T", "B") == report


@pytest.mark.parametrize("url", ["", "https://git.example.org/o/r"])
def test_without_a_known_forge_there_are_no_links(url: str) -> None:
    assert repository_at(url, "main", "data/a.yaml") is None


@pytest.mark.parametrize("path", [REAL, EVERY_KIND], ids=["real", "every kind"])
def test_the_lines_are_exactly_those_of_the_entry(path: Path) -> None:
    site = load_site(PROJECT, path, repository_at("https://github.com/o/r", "main", "data/agreement.yaml"))
    lines = site.document.text.splitlines()
    renderer = site.renderers[PROJECT.locales[0]]
    contribute = renderer.context("index", ANYWHERE)["contribute"]
    for place, record in walk.records(site.facts):
        if hasattr(record, "id"):
            fragment = urlsplit(contribute(record.id).edit).fragment
            first, last = (int(part.lstrip("L")) for part in fragment.split("-"))
            start = site.document.values[place].column - 1
            own = [" " * start + lines[first - 1][start:], *lines[first:last]]  # without the hyphen of a list
            shown = yaml.load("\n".join(own), Loader=yaml.BaseLoader)
            assert shown.get("id", record.id) == record.id
            assert set(shown) == set(reduce(getitem, place, site.document.data)) - ({"id"} - set(shown))


def test_the_report_names_the_entry_the_language_the_text_and_the_sources() -> None:
    site = load_site(PROJECT, EVERY_KIND, repository_at("https://github.com/o/r", "main", "data/agreement.yaml"))
    context = site.renderers["en"].context("timeline", ANYWHERE)
    body = parse_qs(urlsplit(context["contribute"]("flood").report).query)["body"][0]
    for part in ("flood", "English", "The flood / The bridge held.", "letter"):
        assert part in body


@pytest.mark.site
def test_the_built_site_has_the_links_if_it_has_a_repository(build: Build) -> None:
    with_it = build(MINIMAL, "with-repository", REPO_URL="https://codeberg.org/o/r")
    link = "https://codeberg.org/o/r/_edit/main/tests/facts/minimal.yaml#L"
    for site, has_link in ((with_it, True), (build(MINIMAL), False)):
        page = (site.folder / "parties" / "cite.html").read_text("utf-8")
        assert (link in page) == ("codeberg" in page) == has_link
