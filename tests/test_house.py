"""The rooms of the code lie one above the other, and the README shows them as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

import house
from explainer import ROOMS

LONGEST_FILE = 300  # lines
MOST_FLAT = 6  # modules beside the packages


def test_each_room_imports_only_rooms_above_it() -> None:
    assert house.running_back(house.imports()) == []


def test_every_room_is_in_the_list_and_says_its_purpose() -> None:
    assert set(ROOMS) == set(house.imports())
    assert all(house.purpose(room).endswith(".") for room in ROOMS)


def test_few_modules_stand_alone() -> None:
    assert len([room for room in ROOMS if (house.PACKAGE / f"{room}.py").exists()]) <= MOST_FLAT


def test_the_readme_shows_the_house_as_it_is() -> None:
    text = house.README.read_text(encoding="utf-8")
    assert house.with_picture(text, house.picture(house.imports())) == text, "run make house"


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("upper/a.py", "from ..lower.b import b"),
        ("upper/a.py", "from .. import lower"),
        ("upper/a.py", "from explainer.lower.b import b"),
        ("upper.py", "from .lower import b"),
        ("upper.py", "from . import lower"),
        ("upper/a.py", "def later():\n    from ..lower import b"),
        ("upper/a.py", "from ..nowhere import b"),
    ],
)
def test_an_import_that_runs_back_is_found(tmp_path: Path, module: str, line: str) -> None:
    (tmp_path / "lower").mkdir()
    (tmp_path / "lower" / "b.py").write_text("from ..upper import a\n")
    (tmp_path / module).parent.mkdir(exist_ok=True)
    (tmp_path / module).write_text(line + "\n")
    assert len(house.running_back(house.imports(tmp_path), ("upper", "lower"))) == 1


def test_no_file_is_longer_than_can_be_read_at_once() -> None:
    files = [
        path
        for folder in ("scripts", "overrides", "docs")
        for path in (house.ROOT / folder).rglob("*.*")
        if path.suffix in {".py", ".html", ".css", ".js"}
    ]
    long = [str(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]
    assert long == []
