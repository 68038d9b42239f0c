"""The macro files: which there are, which of them a page names, and which these use in turn.

A file in a folder of the macros has the name of the folder before its own, as in ``figures_signing``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from pathlib import Path

from jinja2 import Environment, Template

CODE = re.compile(r"\{[{%]((?:(?!\{[{%]).)*?)[}%]\}", re.DOTALL)  # what is not closed ends where the next begins
WHOLE = re.compile(r"(?<![\w.])(\w+)\.")
IMPORT = re.compile(r"""\{%-?\s*(?:from|import|include)\s+["']([^"']+)""")


@dataclass(frozen=True)
class Macros:
    """The ``.html`` files of ``folder``, by names without the ending; ``environment`` reads the folder around it."""

    environment: Environment
    folder: Path

    @cached_property
    def names(self) -> list[str]:
        return sorted(self._paths)

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Where each file is, from the folder of the templates."""
        files = (path.relative_to(self.folder.parent).as_posix() for path in self.folder.rglob("*.html"))
        return {name_of(file): file for file in files}

    def template(self, name: str) -> Template:
        return self.environment.get_template(self._paths[name])

    def named_in(self, page: str) -> set[str]:
        """The macro files that the Markdown of a page names."""
        return set(self.names) & _names_in(page)

    def with_imported(self, names: Iterable[str]) -> list[str]:
        """These macro files and those that they import; each after what it imports, in the same order on every page."""
        wanted = set(names)
        for name in reversed(self._imported_first):
            if name in wanted:
                wanted.update(self._imports[name])
        return [name for name in self._imported_first if name in wanted]

    @cached_property
    def _imported_first(self) -> list[str]:
        return list(TopologicalSorter(self._imports).static_order())

    @cached_property
    def _imports(self) -> dict[str, list[str]]:
        """For each macro file, those that it imports itself."""
        paths = {name: self.folder.parent / file for name, file in self._paths.items()}
        return {name: _imported_in(path.read_text("utf-8")) for name, path in paths.items()}


def _imported_in(template: str) -> list[str]:
    """The macro files that the text of a template imports."""
    return sorted(map(name_of, IMPORT.findall(template)))


@cache  # each language asks for all
def name_of(file: str) -> str:
    """The name of a macro file, or of the style beside it, from its path in the folder of the templates."""
    return "_".join(Path(file).with_suffix("").parts[1:])


@cache
def _names_in(template: str) -> frozenset[str]:
    """The names of which the code in a template takes a part, as ``people`` in ``people.cards``."""
    return frozenset(name for code in CODE.findall(template) for name in WHOLE.findall(code))
