"""The former versions of a file, read from git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path

NEW_BLOB = re.compile(rb"^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ", re.MULTILINE)
NO_BLOB = re.compile(rb"0+")  # the file was removed

# How many versions are held in memory at once.
BATCH = 50


@dataclass(frozen=True)
class History:
    """What each commit made of a file, oldest first: the ids of its contents in the repository around ``folder``."""

    folder: Path
    blobs: tuple[str, ...]

    def texts(self, start: int = 0) -> Iterator[str]:
        """The contents from the one at ``start``. One that is not UTF-8 is left out."""
        for first in range(start, len(self.blobs), BATCH):
            for content in _contents(self.folder, self.blobs[first : first + BATCH]):
                with suppress(UnicodeDecodeError):
                    yield content.decode("utf-8-sig")


def committed(path: Path) -> History | None:
    """The history of ``path``, as the main line of the repository tells it: a merge is one change, however many commits
    led to it.

    ``None`` where the history is not there as a whole: no git, no repository, a shallow clone, a file that was never
    committed. Nothing can be said then about what changed when.
    """
    file = path.resolve()
    if _git(file.parent, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return None
    blobs = _blobs(file)
    return History(file.parent, tuple(blobs)) if blobs else None


def _blobs(file: Path) -> list[str]:
    """The ids of the contents of ``file``, oldest first, also under names that it had before."""
    options = ("--follow", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-color", "--no-show-signature")
    log = _git(file.parent, "--literal-pathspecs", "log", *options, "--format=", "--", file.name)
    newest_first = [blob for blob in NEW_BLOB.findall(log) if not NO_BLOB.fullmatch(blob)]
    return [blob.decode() for blob, _ in groupby(reversed(newest_first))]


def _contents(folder: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """``git cat-file --batch`` answers a line that ends with the size, then the content and a line end."""
    answer = BytesIO(_git(folder, "cat-file", "--batch", given="\n".join((*blobs, "")).encode()))
    for line in answer:
        size = line.split()[-1]
        if size.isdigit():  # else it says that the content is missing
            yield answer.read(int(size))
            answer.readline()


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers, which is nothing where it cannot."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
