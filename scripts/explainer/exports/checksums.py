"""The checksums of every published file, as ``sha256sum --check`` reads them."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

PATH = "SHA256SUMS"


def checksums(folder: Path) -> str:
    """A line for each file in ``folder``, in the order of their paths; but none for that of the checksums itself, nor
    for those whose names begin with a dot, which are for hosts and which some do not publish."""
    found = ((within, file) for within, _, files in os.walk(folder) for file in files if not file.startswith("."))
    paths = (f"{within}{os.sep}{file}".removeprefix(f"{folder}{os.sep}") for within, file in found)
    files = sorted(path.replace(os.sep, "/") for path in paths)
    return "".join(f"{sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in files if file != PATH)
