"""The style sheet and the scripts that stand in each page, so that nothing else must arrive before it is shown.

A page has the style that all pages share (``site.css``), that of the macros it calls, which lies beside them (macros
``a_b`` have that of ``a`` as well), and that of paper (``print.css``), in this order. All of it is published without
its comments.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin


def style_of(overrides: Path, macros: Iterable[str]) -> str:
    """The style sheet of a page that calls ``macros``, which are names of files of the folder ``overrides/macros``."""
    names = sorted({*macros, *(name.partition("_")[0] for name in macros)})
    beside = [overrides / "macros" / f"{name}.css" for name in names]
    sheets = [overrides / "site.css", *(path for path in beside if path.exists()), overrides / "print.css"]
    return _small_style("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))


def script_of(path: Path) -> str:
    """The script in the file at ``path``."""
    return str(jsmin(path.read_text(encoding="utf-8")))


@cache
def _small_style(style: str) -> str:
    return str(cssmin(style))
