"""Put a site that is whole in the place of the last one, so that whatever ends a build leaves the one or the other.

A build works in a folder of its own, ``.site.build`` beside ``site``, and nobody else does meanwhile. At the end the
two are exchanged in one step, where the system can; else the old one is moved aside first, and the next build moves it
back where that was all. Of a folder that cannot itself be moved, as a volume of a container, or that holds hidden files
which no build made, as ``.git``, the content is replaced; as with MkDocs, hidden files stay.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBUSY, EINVAL, ENOSYS, ENOTSUP, EXDEV
from pathlib import Path
from tempfile import mkdtemp
from typing import IO

OLD, LOCK = "old", "lock"

NO_EXCHANGE = {ENOSYS, EINVAL, ENOTSUP}  # of the system, or of its file system
NOT_TO_BE_MOVED = {EBUSY, EXDEV}


class BusyError(Exception):
    """Another build is at work in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(str(folder))


@contextmanager
def built_beside(site: Path) -> Iterator[Path]:
    """An empty folder to build in, which takes the place of the folder ``site`` at the end, unless something is raised.

    Raises ``BusyError`` where another build of the same site is under way, and ``OSError`` where the machine does not
    let it be done.
    """
    site = site.resolve()
    work = work_folder(site)
    with _alone_in(work):
        _recover(site, work)
        whole = Path(mkdtemp(dir=work)) / site.name
        whole.mkdir()  # with the rights of any folder, other than the one it is in
        try:
            yield whole
            replace(site, whole, work)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def work_folder(site: Path) -> Path:
    """Where builds of ``site`` work: beside it, or in it where it cannot be moved."""
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    is_movable = os.access(site.parent, os.W_OK) and not site.is_mount()
    return site.with_name(f".{site.name}.build") if is_movable else site / ".build"


def replace(site: Path, whole: Path, work: Path) -> None:
    """Put ``whole`` in the place of ``site``; what is gone is left in ``work``."""
    try:
        if work.is_relative_to(site) or _hidden(site) - _hidden(whole):
            fill(site, whole)
        elif site.exists():
            shutil.copymode(site, whole)
            _exchange(site, whole, work)
        else:
            whole.rename(site)
    except OSError as error:
        if error.errno not in NOT_TO_BE_MOVED:
            raise
        inside = site / ".build"
        shutil.rmtree(inside, ignore_errors=True)
        try:
            fill(site, shutil.copytree(whole, inside))  # room is needed here; then no more
        finally:
            shutil.rmtree(inside, ignore_errors=True)


def fill(site: Path, whole: Path) -> None:
    """Make ``site`` hold what ``whole`` holds, which is moved file by file, those that have changed: first what pages
    ask for, then the pages, and last goes what is no more, so that no page asks for what is not there. ``whole`` may be
    in ``site``."""
    remove_others(site, put(site, whole))


def put(site: Path, whole: Path) -> set[Path]:
    """Move the files of ``whole`` into ``site``, those that have changed, pages last; the names of all of them."""
    made = {path.relative_to(whole) for path in whole.rglob("*") if path.is_file()}
    for name in sorted(made, key=lambda name: (name.suffix == ".html", name)):
        _move(whole / name, site / name, site)
    return made


def remove_others(site: Path, made: set[Path]) -> None:
    """Remove from ``site`` what is not ``made``, but for hidden files."""
    kept = {name for file in made for name in (file, *file.parents)}
    for path in sorted(site.rglob("*"), reverse=True):
        name = path.relative_to(site)
        if name.parts[0].startswith(".") or name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # of another's folder, at least the files are gone that could be
                path.rmdir()
        else:
            path.unlink()


def _hidden(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")} if folder.is_dir() else set()


def _move(file: Path, to: Path, site: Path) -> None:
    if to.is_file() and filecmp.cmp(file, to, shallow=False):
        return
    for place in (to, *to.parents):
        if place == site:
            break
        if place.is_dir() and place == to:
            shutil.rmtree(place)
        elif place.is_file() and place != to:
            place.unlink()
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, to)


def _recover(site: Path, work: Path) -> None:
    """Undo what a build that was killed has left."""
    old = work / OLD
    if old.exists() and not site.exists():
        old.rename(site)
    for path in work.iterdir():
        if path.name != LOCK:
            shutil.rmtree(path, ignore_errors=True)
    if old.exists():
        old.rename(Path(mkdtemp(dir=work)) / OLD)


def _exchange(site: Path, whole: Path, work: Path) -> None:
    try:
        _exchange_at_once(site, whole)
    except OSError as error:
        if error.errno not in NO_EXCHANGE:
            raise
        old = site.rename(work / OLD)
        try:
            whole.rename(site)
        except BaseException:
            old.rename(site)
            raise
        old.rename(whole)


def _exchange_at_once(one: Path, other: Path) -> None:
    """Linux can; Python has no name for it."""
    import ctypes  # noqa: PLC0415 - few commands build

    at_here, exchange = -100, 2
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        raise OSError(ENOSYS, os.strerror(ENOSYS)) from None
    if rename(at_here, os.fsencode(one), at_here, os.fsencode(other), exchange):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(one), None, str(other))


@contextmanager
def _alone_in(work: Path) -> Iterator[None]:
    """Nobody else is in ``work`` meanwhile; the system ends it with the process, however that ends."""
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:  # Windows has other locks; there, nobody is told of another build
        work.mkdir(parents=True, exist_ok=True)
        yield
        return
    with _opened_lock(work) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(work) from None
        if not os.fstat(lock.fileno()).st_nlink:  # whoever had it has just ended, and taken the folder away
            raise BusyError(work)
        yield


def _opened_lock(work: Path) -> IO[str]:
    while True:
        work.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # the same
            return (work / LOCK).open("a")
