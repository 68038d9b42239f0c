"""The macro files: which there are, which of them a page names, and which these use in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from pathlib import Path

from jinja2 import Environment, Template

CODE = re.compile(r"\{[{%](.*?)[}%]\}", re.DOTALL)
WHOLE = re.compile(r"(?<![\w.])(\w+)\.")
IMPORT = re.compile(r"""\{%-?\s*(?:from|import|include)\s+["']([^"']+)""")


@dataclass(frozen=True)
class Macros:
    """The ``.html`` files of ``folder``, by names without the ending; ``environment`` reads the folder around it."""

    environment: Environment
    folder: Path

    @cached_property
    def names(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("*.html"))

    def template(self, name: str) -> Template:
        return self.environment.get_template(f"{self.folder.name}/{name}.html")

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
        paths = {name: self.folder / f"{name}.html" for name in self.names}
        return {name: _imported_in(path.read_text("utf-8")) for name, path in paths.items()}


def _imported_in(template: str) -> list[str]:
    """The macro files that the text of a template imports."""
    return sorted(Path(path).stem for path in IMPORT.findall(template))


@cache
def _names_in(template: str) -> frozenset[str]:
    """The names of which the code in a template takes a part, as ``people`` in ``people.cards``."""
    return frozenset(name for code in CODE.findall(template) for name in WHOLE.findall(code))
