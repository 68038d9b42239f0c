"""The scripts that stand in the pages."""

from __future__ import annotations

from pathlib import Path

from rjsmin import jsmin


def scripts_in(folder: Path) -> dict[str, str]:
    """The scripts of a folder by the names of their files, without their comments."""
    return {path.stem: str(jsmin(path.read_text(encoding="utf-8"))) for path in folder.glob("*.js")}
