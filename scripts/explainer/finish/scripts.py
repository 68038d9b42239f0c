"""The scripts and the style that stand in the pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup
from rjsmin import jsmin

from .look import Look
from .policy import Protection
from .style import StyleSheet, squeezed


def standing(overrides: Path, style_sheet: StyleSheet, look: Look, protection: Protection) -> dict[str, Any]:
    """What gives templates the scripts and styles that stand in pages, by the names under which they know it:
    ``scripts`` those of ``overrides``, by the names of their files; ``style_of`` the style of a page that uses some
    macros; ``own_style`` that of a page that shares none. ``protection`` hears of all of them."""

    def style_of(macros: Iterable[str]) -> Markup:
        return protection.style(style_sheet.of(macros) + look.style)

    def own_style(name: str) -> Markup:
        return protection.style(squeezed((overrides / f"{name}.css").read_text(encoding="utf-8")))

    scripts = {name: protection.script(script) for name, script in scripts_in(overrides).items()}
    return {"look": look, "scripts": scripts, "style_of": style_of, "own_style": own_style}


def scripts_in(folder: Path) -> dict[str, str]:
    """The scripts of a folder by the names of their files, without their comments."""
    return {path.stem: str(jsmin(path.read_text(encoding="utf-8"))) for path in folder.glob("*.js")}
