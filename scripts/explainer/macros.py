"""The macro files: which there are, and which of them a page calls, itself or through others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, Template
from jinja2.meta import find_referenced_templates, find_undeclared_variables


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
        return set(self.names) & _names_in(self.environment, page)[0]

    def with_imported(self, names: set[str]) -> set[str]:
        """``names``, and the macro files that these import, themselves or through others."""
        found: set[str] = set()
        waiting = names
        while waiting:
            found |= waiting
            waiting = {other for name in waiting for other in self._imported_by(name)} - found
        return found

    def _imported_by(self, name: str) -> set[str]:
        text = (self.folder / f"{name}.html").read_text(encoding="utf-8")
        return {Path(template).stem for template in _names_in(self.environment, text)[1]}


@cache
def _names_in(environment: Environment, template: str) -> tuple[frozenset[str], frozenset[str]]:
    """What the text of a template names and does not define, and which other templates it imports."""
    tree = environment.parse(template)
    return frozenset(find_undeclared_variables(tree)), frozenset(filter(None, find_referenced_templates(tree)))
