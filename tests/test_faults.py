"""Whatever ends a build, the last site is as it was, the message says what to do, and the next build works; the longer
trials are in ``test_torture_builds.py``."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from explainer.disk import swap
from explainer.disk.kept import keep, kept
from explainer.disk.swap import BusyError, built_beside, fill, work_folder
from explainer.mistakes.problems import NoSearchEngineError
from explainer.search import pagefind
from own_site import files_of
from whole import whole

OLD = {"index.html": b"old", "gone/index.html": b"old", "gone.txt": b"old", "same.css": b"same"}
NEW = {"index.html": b"new", "came/index.html": b"new", "gone.txt/index.html": b"new", "same.css": b"same"}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that was published before."""
    write(tmp_path / "site", OLD)
    return tmp_path / "site"


def build_new(site: Path) -> None:
    with built_beside(site) as folder:
        write(folder, NEW)


def cannot_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.ENOSYS, "not here")


def cannot_be_moved(one: Path, other: Path) -> None:
    raise OSError(errno.EBUSY, "a volume")


@pytest.fixture(params=["exchanged", "moved aside", "a volume", "a mount point", "read-only around it"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way in which a system lets a folder be replaced."""
    if request.param == "moved aside":
        monkeypatch.setattr(swap, "_exchange_at_once", cannot_exchange)
    elif request.param == "a volume":
        monkeypatch.setattr(swap, "_exchange_at_once", cannot_be_moved)
    elif request.param == "a mount point":
        monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "site")
    elif request.param == "read-only around it":
        monkeypatch.setattr(os, "access", lambda *_: False)


@pytest.mark.usefixtures("way")
def test_a_site_takes_the_place_of_the_last_one_and_leaves_nothing_beside_it(published: Path) -> None:
    build_new(published)
    assert files_of(published) == NEW
    assert not (published / "gone").exists()
    assert list(published.parent.iterdir()) == [published]


@pytest.mark.usefixtures("way")
def test_a_build_that_fails_leaves_the_last_site_as_it_was(published: Path) -> None:
    with pytest.raises(ZeroDivisionError), built_beside(published) as folder:
        write(folder, NEW)
        1 / 0  # noqa: B018
    assert files_of(published) == OLD
    assert list(published.parent.iterdir()) == [published]


@pytest.mark.parametrize("failing", ["rename", "copytree"])
def test_a_site_that_cannot_be_put_into_place_leaves_the_last_one(
    failing: str, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_copied = failing == "copytree"
    monkeypatch.setattr(swap, "_exchange_at_once", cannot_be_moved if is_copied else cannot_exchange)
    rename = Path.rename

    def refuse(path: Path, to: Path, *_: Any) -> Path:
        if not is_copied and to == published and path.name != swap.OLD:
            raise OSError(errno.EIO, "worn out")
        return rename(path, to)

    def full(*_: Any) -> Path:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "rename", refuse)
    if is_copied:
        monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError):
        build_new(published)
    assert files_of(published) == OLD


def test_pages_come_after_what_they_ask_for_and_nothing_goes_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "site", OLD)
    write(tmp_path / "new", NEW | {"z.js": b"new"})
    states, move = [], shutil.move
    monkeypatch.setattr(shutil, "move", lambda *where: states.append(files_of(tmp_path / "site")) or move(*where))
    fill(tmp_path / "site", tmp_path / "new")
    assert states[0] == OLD
    assert all(state.items() >= {("gone/index.html", b"old"), ("same.css", b"same")} for state in states)
    assert all("z.js" in state for state in states if state["index.html"] == b"new")


def test_a_site_that_is_a_link_stays_one_and_is_replaced_where_it_leads(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "public", OLD)
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere" / "public")
    build_new(tmp_path / "site")
    assert (tmp_path / "site").is_symlink()
    assert files_of(tmp_path / "elsewhere" / "public") == NEW


@pytest.mark.usefixtures("way")
def test_hidden_files_of_others_stay_and_the_folder_keeps_its_rights(published: Path) -> None:
    hidden = {".git/config": b"theirs", ".htaccess": b"theirs"}
    write(published, hidden)
    published.chmod(0o750)
    build_new(published)
    assert files_of(published) == NEW | hidden
    assert published.stat().st_mode & 0o777 == 0o750
    shutil.rmtree(published / ".git")
    (published / ".htaccess").unlink()
    build_new(published)
    assert published.stat().st_mode & 0o777 == 0o750


def test_the_first_site_is_built_in_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    build_new(tmp_path / "a" / "b" / "site")
    assert files_of(tmp_path / "a" / "b" / "site") == NEW
    (tmp_path / "other").mkdir()
    assert (tmp_path / "a" / "b" / "site").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("is_moved_aside", [True, False])
def test_the_next_build_mends_what_a_killed_one_has_left(is_moved_aside: bool, published: Path) -> None:
    work = work_folder(published)
    write(work / "abandoned" / "site", NEW)
    (work / swap.LOCK).touch()
    if is_moved_aside:
        published.rename(work / swap.OLD)
    with pytest.raises(ZeroDivisionError), built_beside(published):
        1 / 0  # noqa: B018
    assert files_of(published) == OLD
    build_new(published)
    assert files_of(published) == NEW
    assert list(published.parent.iterdir()) == [published]


def test_two_builds_of_one_site_do_not_disturb_each_other(published: Path) -> None:
    with built_beside(published) as folder:
        with pytest.raises(BusyError):
            build_new(published)
        build_new(published.with_name("another"))
        write(folder, NEW)
    assert files_of(published) == NEW


def test_a_system_without_such_locks_builds_all_the_same(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    build_new(published)
    assert files_of(published) == NEW
    assert list(published.parent.iterdir()) == [published]


def test_a_folder_that_cannot_be_deleted_stops_no_build(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rmtree = shutil.rmtree

    def keeps_gone(path: Path, **options: Any) -> None:
        if not any(Path(path).rglob("gone")):
            rmtree(path, **options)

    monkeypatch.setattr(shutil, "rmtree", keeps_gone)
    build_new(published)
    assert files_of(published) == NEW
    build_new(published)
    assert files_of(published) == NEW


def refused(number: int) -> OSError:
    return OSError(number, os.strerror(number), "/srv/site/page.html")


@pytest.fixture(params=["en", "fr"])
def said_in(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The language of the messages."""
    monkeypatch.setenv("LC_ALL", request.param)
    return str(request.param)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (refused(errno.ENOSPC), ["No space left on device: /srv/site/page.html; make room", "faites de la place"]),
        (refused(errno.EACCES), ["Permission denied: /srv/site/page.html; make it writable", "en écriture"]),
        (refused(errno.EROFS), ["or build elsewhere: mkdocs build -d", "ou construisez ailleurs : mkdocs build -d"]),
        (refused(errno.EIO), ["mend it, then build again", "réparez cela"]),
        (KeyboardInterrupt(), ["the last one is as it was: interrupted", "le précédent est tel qu’il était : inter"]),
        (BusyError(Path("/srv/.site.build")), ["another build makes this site (/srv/.site.build)", "une autre"]),
    ],
)
def test_what_the_machine_refuses_is_said_in_one_line(
    fault: BaseException, said: list[str], said_in: str, published: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[BaseException] = []

    def build(config: Any) -> None:
        write(Path(config.site_dir), NEW)
        raise fault

    def tell(error: BaseException) -> None:
        told.append(error)

    config: Any = SimpleNamespace(site_dir=str(published), plugins=SimpleNamespace(on_build_error=tell))
    with pytest.raises(SystemExit, match="1"):
        whole(build)(config)
    [message] = caplog.messages
    assert said[said_in == "fr"] in message
    assert "\n" not in message
    assert files_of(published) == OLD
    assert config.site_dir == str(published)
    assert told == ([fault] if isinstance(fault, KeyboardInterrupt) else [])


def test_a_mistake_of_the_code_is_no_fault_of_the_machine(published: Path) -> None:
    def build(config: Any) -> None:
        raise FileNotFoundError(errno.ENOENT, "no such file")

    config: Any = SimpleNamespace(site_dir=str(published))
    with pytest.raises(FileNotFoundError):
        whole(build)(config)


def cut(content: bytes) -> bytes:
    return content[:-1]


def flipped(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]


@pytest.mark.parametrize("damage", [cut, flipped, lambda _: b"", lambda _: b"another"])
def test_what_was_kept_and_is_damaged_is_not_there(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "cache" / "a"
    keep(path, b"content")
    assert kept(path) == b"content"
    path.write_bytes(damage(path.read_bytes()))
    assert kept(path) is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    keep(tmp_path / "cache" / "a", b"content")
    assert kept(tmp_path / "cache" / "a") is None
    (tmp_path / "full" / "a").mkdir(parents=True)
    keep(tmp_path / "full" / "a", b"content")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a"]  # nothing unfinished


ENGINES = {
    "none": None,
    "not allowed": ("exit 0\n", 0o644),
    "no program": ("\0\0", 0o755),
    "dies": ("#!/bin/sh\nexit 3\n", 0o755),
    "says nonsense": ("#!/bin/sh\ncat > /dev/null &\necho 'nonsense,,,'\n", 0o755),
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_without_pagefind_one_line_says_what_to_do(
    engine: tuple[str, int] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    if engine:
        program.write_text(engine[0])
        program.chmod(engine[1])
    monkeypatch.setattr(pagefind, "import_module", lambda _: SimpleNamespace(get_executable=lambda: program))
    with pytest.raises(NoSearchEngineError, match=r"Pagefind makes no index .*; set it up anew") as raised:
        pagefind.write_index(tmp_path / "index", {}, lambda *_: "", {})
    assert "\n" not in str(raised.value)
