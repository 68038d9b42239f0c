"""Files that are kept from one build to the next to save time: one that is missing, damaged or cannot be written costs
time and nothing else."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

SEAL = sha256().digest_size


def kept(path: Path) -> bytes | None:
    """What was kept at ``path``; ``None`` where it is not there, or not as it was written."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    content, seal = whole[:-SEAL], whole[-SEAL:]
    return content if sha256(content).digest() == seal else None


def keep(path: Path, content: bytes) -> None:
    """Keep ``content`` at ``path``, if that can be done. A build at the same time finds the whole of it or nothing; its
    digest stands at the end, where viewers of pictures do not mind it."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(content + sha256(content).digest())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink()
