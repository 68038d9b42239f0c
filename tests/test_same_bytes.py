"""The same facts give the same site, byte for byte, wherever and whenever it is built."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import SITE_URL
from explainer.language.labels import Labels
from explainer.search.pagefind import write_index
from explainer.search.records import SearchRecord
from own_site import OwnSite, files_of

HERE = {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1"}
THERE = {
    "TZ": "Pacific/Kiritimati",
    "LANG": "fr_FR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "4000000000",
}


def built(project: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """The files of a site that is built in a copy of the project, without cards: ``test_cards`` draws them twice."""
    done = OwnSite.copied_to(project).build(SITE_URL=SITE_URL, CHROMIUM=os.devnull, **environment)
    assert done.returncode == 0, done.stderr
    return files_of(project / "built")


@pytest.mark.site
def test_two_builds_are_the_same_in_other_folders_times_and_languages(tmp_path: Path) -> None:
    here = built(tmp_path / "here", HERE)
    there = built(tmp_path / "a much longer name of a folder" / "there", THERE)
    assert here.keys() == there.keys()
    assert [path for path, content in here.items() if there[path] != content] == []


def test_the_index_of_the_search_is_the_same_each_time(tmp_path: Path, labels: dict[str, Labels]) -> None:
    records = [SearchRecord("index", f"at-{letter}", letter * 5, (letter * 3,), "Text") for letter in "abcdefghij"]
    records.append(SearchRecord("index", "", "Home", (), "Text"))
    indexes = []
    for number in range(3):
        folder = tmp_path / str(number)
        write_index(folder, {"fr": records, "en": records}, lambda locale, _page: f"{locale}/", labels)
        indexes.append(files_of(folder))
    assert indexes[0] == indexes[1] == indexes[2]
    assert any("filter/" in path for path in indexes[0])
