"""What is known of the former versions, kept from one build to the next, so that only new versions are read.

It is kept under a name made of all that it comes from: the contents of the versions, the languages of the site and this
code. So it may be missing, but it is never out of date.
"""

from __future__ import annotations

import hashlib
import pickle
import unicodedata
from contextlib import suppress
from functools import cache
from itertools import accumulate
from pathlib import Path

from ..disk.kept import keep, kept
from ..versions.history import History
from .tracking import Known, track

PACKAGE = Path(__file__).parents[1]
CODE = sorted(path for room in ("facts", "translations", "versions") for path in (PACKAGE / room).glob("*.py"))


def known_after(history: History | None, locales: tuple[str, ...], folder: Path) -> Known | None:
    """What is known after the last version of ``history``, with the help of what is kept in ``folder``.

    ``None`` where there is no history.
    """
    if history is None:
        return None
    names = _names(history, locales)
    number, known = _kept(names, folder)
    if number < len(names):
        known = track(history.texts(number), locales, known)
        keep(folder / names[-1], pickle.dumps(known))
        if number:
            with suppress(OSError):
                (folder / names[number - 1]).unlink()
    return known


def _names(history: History, locales: tuple[str, ...]) -> list[str]:
    """A name for what is known after each of the versions."""
    start = " ".join((_code(), *locales))
    digests = accumulate(history.blobs, lambda name, blob: _digest(f"{name} {blob}".encode()), initial=start)
    return list(digests)[1:]


@cache
def _code() -> str:
    return _digest(unicodedata.unidata_version.encode() + b"".join(path.read_bytes() for path in CODE))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _kept(names: list[str], folder: Path) -> tuple[int, Known | None]:
    """After how many of the versions it is kept what was known, and that."""
    for number in range(len(names), 0, -1):
        if content := kept(folder / names[number - 1]):
            return number, pickle.loads(content)
    return 0, None
