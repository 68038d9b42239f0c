"""The checksums of every published file, as ``sha256sum --check`` reads them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

PATH = "SHA256SUMS"


def checksums(folder: Path) -> str:
    """A line for each file in ``folder``, in the order of their paths; but none for that of the checksums itself, nor
    for those whose names begin with a dot, which are for hosts and which some do not publish."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("[!.]*") if path.is_file())
    return "".join(f"{sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in files if file != PATH)
