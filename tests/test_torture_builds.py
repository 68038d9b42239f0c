"""Builds of a real site that are killed, interrupted, starved and disturbed: the last site is as it was, byte for byte,
or the new one is there; what was wrong is said in a line or two; the next build works."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from conftest import EVERY_KIND, Tally
from own_site import OwnSite, files_of

pytestmark = pytest.mark.torture

Files = dict[str, bytes]
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "public/site"]
KILLS = 10


@dataclass
class Trial:
    """A site that was built of old facts, and the facts changed since; ``old`` and ``new`` are its files of each."""

    own: OwnSite
    old: Files = field(default_factory=dict)
    new: Files = field(default_factory=dict)
    seconds: float = 0

    @property
    def site(self) -> Path:
        return self.own.root / "public" / "site"

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.own.run(*BUILD, **environment)

    def begin(self, **options: object) -> subprocess.Popen[str]:
        """A build that goes on, in a group of processes of its own."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "en", "AGREEMENT": "data/small.yaml"}
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            BUILD,
            cwd=self.own.root,
            env=environment,
            text=True,
            stderr=subprocess.PIPE,
            start_new_session=True,
            **options,
        )

    def restore(self) -> None:
        """The old site, where it is not."""
        if files_of(self.site) != self.old:
            for path in self.site.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            for name, content in self.old.items():
                (self.site / name).parent.mkdir(parents=True, exist_ok=True)
                (self.site / name).write_bytes(content)

    def is_whole(self) -> bool:
        return files_of(self.site) in (self.old, self.new)

    def next_build_works(self) -> bool:
        done = self.build()
        left = [path.name for path in self.site.parent.iterdir() if path.name != "site"]
        return done.returncode == 0 and files_of(self.site) == self.new and not left


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    trial = Trial(OwnSite.copied_to(tmp_path_factory.mktemp("torture") / "own"))
    facts = EVERY_KIND.read_text(encoding="utf-8")
    for text in (facts, facts.replace("en: The flood}", "en: The great flood}")):
        trial.own.write("data/small.yaml", text)
        begun = time.monotonic()
        done = trial.build()
        trial.seconds = time.monotonic() - begun
        assert done.returncode == 0, done.stderr
        trial.old, trial.new = trial.new, files_of(trial.site)
    assert trial.old != trial.new
    return trial


@pytest.fixture
def trial(made: Trial) -> Trial:
    made.restore()
    return made


def moments(trial: Trial, count: int, first: float = 0.0) -> list[float]:
    chance = random.Random(20)
    return [trial.seconds * (first + (1.05 - first) * chance.random()) for _ in range(count)]


def says_what_to_do(stderr: str) -> bool:
    last = [line for line in stderr.splitlines() if line and not line.startswith(("INFO", "WARNING", "Aborted!"))]
    return "Traceback" not in stderr and 1 <= len(last) <= 2


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[None]:
    """Another file system at ``place``; skips the test where that is not allowed."""
    if os.geteuid() or subprocess.run(["mount", *options, place], capture_output=True, check=False).returncode:
        pytest.skip("only who may mount file systems can try this")
    try:
        yield
    finally:
        subprocess.run(["umount", place], check=True)


def test_killed_at_random_moments(trial: Trial, tally: Tally) -> None:
    survived = 0
    for moment in moments(trial, KILLS):
        process = trial.begin()
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        survived += trial.is_whole()
    works = trial.next_build_works()
    tally("build killed", KILLS, survived)
    assert (survived, works) == (KILLS, True)


def test_interrupted_at_random_moments(trial: Trial, tally: Tally) -> None:
    survived = 0
    for moment in moments(trial, KILLS, 0.4):  # before, Python itself has not begun
        process = trial.begin()
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate()
        is_done = files_of(trial.site) == trial.new and "Traceback" not in stderr
        has_not_begun = stderr.strip() == "Aborted!"  # what MkDocs says before it has read any of our code
        assert is_done or has_not_begun or says_what_to_do(stderr), stderr
        survived += trial.is_whole()
    works = trial.next_build_works()
    tally("build interrupted", KILLS, survived)
    assert (survived, works) == (KILLS, True)


@pytest.mark.parametrize("kilobytes", [0, 1, 20, 100, 250])
def test_no_file_may_grow(kilobytes: int, trial: Trial, tally: Tally) -> None:
    def starve() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    process = trial.begin(preexec_fn=starve)
    _, stderr = process.communicate()
    survived = process.returncode != 0 and files_of(trial.site) == trial.old and says_what_to_do(stderr)
    tally("files that may not grow", 1, survived)
    assert survived, stderr
    assert trial.next_build_works()


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("is_volume", [False, True], ids=["beside", "volume"])
def test_the_disk_is_full(is_volume: bool, share: float, trial: Trial, tally: Tally) -> None:
    place = trial.site if is_volume else trial.site.parent
    blocks = sum(-(-len(content) // 4096) * 4096 for content in trial.old.values())
    with mounted(place, "-t", "tmpfs", "-o", f"size={int(blocks * (1 + share)) // 1024}k", "tmpfs"):
        trial.site.mkdir(exist_ok=True)
        trial.restore()
        done = trial.build()
        survived = done.returncode != 0 and files_of(trial.site) == trial.old and says_what_to_do(done.stderr)
        assert survived, done.stderr
        assert "make room on the disk" in done.stderr
        subprocess.run(["mount", "-o", "remount,size=100m", place], check=True)
        assert trial.next_build_works()
    tally("full disk", 1, survived)


def test_the_folder_cannot_be_written(trial: Trial, tally: Tally) -> None:
    with mounted(trial.site.parent, "-t", "tmpfs", "tmpfs"):
        trial.site.mkdir()
        trial.restore()
        subprocess.run(["mount", "-o", "remount,ro", trial.site.parent], check=True)
        done = trial.build()
        survived = done.returncode != 0 and files_of(trial.site) == trial.old and says_what_to_do(done.stderr)
        tally("folder that cannot be written", 1, survived)
        assert "make it writable, or build elsewhere" in done.stderr
        subprocess.run(["mount", "-o", "remount,rw", trial.site.parent], check=True)
        assert (survived, trial.next_build_works()) == (True, True)


def test_a_site_that_is_a_volume(trial: Trial, tally: Tally) -> None:
    with mounted(trial.site, "-t", "tmpfs", "tmpfs"):
        trial.restore()
        assert trial.next_build_works()
        assert trial.site.is_mount()
    tally("site that is a volume", 1, 1)


def test_a_volume_that_does_not_look_like_one(trial: Trial, tally: Tally, tmp_path: Path) -> None:
    with mounted(trial.site, "--bind", str(tmp_path)):
        trial.restore()
        assert trial.next_build_works()
        assert files_of(tmp_path) == trial.new
    tally("site that is a volume", 1, 1)


def test_a_folder_in_the_site_that_cannot_be_deleted(trial: Trial, tally: Tally) -> None:
    stuck = trial.site / "stuck"
    stuck.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "tmpfs", stuck], check=False).returncode:
        pytest.skip("only who may mount file systems can try this")
    try:
        (stuck / "file").touch()
        builds = [trial.build(), trial.build()]
        assert [done.returncode for done in builds] == [0, 0], builds
        assert files_of(trial.site) == trial.new
        assert all("a folder could not be deleted" in done.stderr for done in builds)
    finally:
        for left in trial.site.parent.rglob("stuck"):
            subprocess.run(["umount", left], check=True)
    assert trial.next_build_works()
    tally("folder that cannot be deleted", 2, 2)


@pytest.mark.parametrize("after", [0.0, 0.2, 0.5])
def test_two_builds_at_once(after: float, trial: Trial, tally: Tally) -> None:
    first = trial.begin()
    time.sleep(after * trial.seconds)
    second = trial.begin()
    said = [process.communicate()[1] for process in (first, second)]
    failed = [stderr for process, stderr in zip((first, second), said, strict=True) if process.returncode]
    assert all("another build makes this site" in stderr and says_what_to_do(stderr) for stderr in failed), failed
    assert len(failed) <= 1
    assert files_of(trial.site) == trial.new
    assert trial.next_build_works()
    tally("two builds at once", 1, 1)


NOTHING = {
    "no programs": {"PATH": "/nowhere"},
    "no HOME": {"HOME": ""},
    "a HOME that is not there": {"HOME": "/nowhere"},
    "no temporary folder": {"TMPDIR": "/nowhere"},
    "locale C": {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "a locale that is not there": {"LC_ALL": "xx_XX.UTF-8"},
}


@pytest.mark.parametrize("lack", NOTHING)
def test_what_a_build_can_do_without(lack: str, trial: Trial, tally: Tally) -> None:
    done = trial.build(**NOTHING[lack])
    survived = done.returncode == 0 and files_of(trial.site) == trial.new
    tally(lack, 1, survived)
    assert survived, done.stderr


def test_no_browser_and_no_fonts_for_cards(trial: Trial, tally: Tally) -> None:
    bare = {"PATH": "/nowhere", "CHROMIUM": "/nowhere", "PLAYWRIGHT_BROWSERS_PATH": "/nowhere"}
    done = trial.build(SITE_URL="https://example.org/", **bare)
    survived = done.returncode == 0 and "some pages have no social card: " in done.stderr
    tally("no browser, no fonts", 1, survived)
    assert survived, done.stderr
    assert trial.next_build_works()


def test_no_browser_for_the_pdf(trial: Trial, tally: Tally) -> None:
    bare = {"PATH": "/nowhere", "CHROMIUM": "/nowhere", "PLAYWRIGHT_BROWSERS_PATH": "/nowhere"}
    done = trial.build(PDF="yes", **bare)
    survived = done.returncode != 0 and files_of(trial.site) == trial.old and "install it" in done.stderr
    tally("no browser, no fonts", 1, survived)
    assert survived and "Traceback" not in done.stderr, done.stderr
    assert trial.next_build_works()


ENGINES = {
    "missing": "raise ImportError('no pagefind')",
    "ends": "import shutil\nfrom pathlib import Path\nget_executable = lambda: Path(shutil.which('false'))",
    "says nonsense": "import shutil\nfrom pathlib import Path\nget_executable = lambda: Path(shutil.which('echo'))",
}


@pytest.mark.parametrize("engine", ENGINES)
def test_no_pagefind(engine: str, trial: Trial, tally: Tally, tmp_path: Path) -> None:
    (tmp_path / "pagefind_bin_extended.py").write_text(ENGINES[engine])
    done = trial.build(PYTHONPATH=str(tmp_path))
    survived = done.returncode != 0 and files_of(trial.site) == trial.old and "set it up anew" in done.stderr
    tally("no Pagefind", 1, survived)
    assert survived and "Traceback" not in done.stderr, done.stderr
    assert trial.next_build_works()


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [flip, cut, empty, become_a_folder])
def test_a_damaged_cache(damage: Callable[[Path], None], trial: Trial, tally: Tally) -> None:
    cache = trial.own.root / ".cache"
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert len(kept) > 10
    for path in kept:
        damage(path)
    done = trial.build()
    survived = done.returncode == 0 and files_of(trial.site) == trial.new
    tally("damaged files of the cache", len(kept), survived * len(kept))
    shutil.rmtree(cache)
    assert survived, done.stderr
    assert trial.next_build_works()


def test_a_cache_that_cannot_be_written(trial: Trial, tally: Tally) -> None:
    cache = trial.own.root / ".cache"
    shutil.rmtree(cache)
    cache.write_text("a file")
    done = trial.build()
    survived = done.returncode == 0 and files_of(trial.site) == trial.new
    cache.unlink()
    tally("cache that cannot be written", 1, survived)
    assert survived, done.stderr
    assert trial.next_build_works()


def test_half_an_environment(trial: Trial, tally: Tally) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=trial.own.root, check=True)
    done = trial.own.run("make", ".venv/pip")
    pip = [trial.own.root / ".venv" / "bin" / "python", "-m", "pip", "--version"]
    has_pip = subprocess.run(pip, capture_output=True, check=False).returncode == 0
    shutil.rmtree(trial.own.root / ".venv")
    survived = has_pip if done.returncode == 0 else "there is no pip" in done.stdout
    tally(".venv without pip", 1, survived)
    assert survived, done
