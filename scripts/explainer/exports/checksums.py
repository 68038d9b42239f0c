"""The checksums of every published file, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

PATH = "SHA256SUMS"


def checksums(folder: Path) -> str:
    """A line for each file in ``folder``, in the order of their paths; but none for that of the checksums itself, nor
    for those whose names begin with a dot, which are for hosts and which some do not publish."""
    paths = (Path(within, file) for within, _, files in os.walk(folder) for file in files if not file.startswith("."))
    files = sorted((path.relative_to(folder).as_posix(), path) for path in paths)
    return "".join(f"{sha256(path.read_bytes()).hexdigest()}  {file}\n" for file, path in files if file != PATH)
