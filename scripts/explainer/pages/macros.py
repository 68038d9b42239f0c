"""The macro files: which there are, and which of them a page names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jinja2 import Environment, Template
from jinja2.meta import find_undeclared_variables


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
        return set(self.names) & _names_in(self.environment, page)


@cache
def _names_in(environment: Environment, template: str) -> frozenset[str]:
    """What the text of a template names and does not define."""
    return frozenset(find_undeclared_variables(environment.parse(template)))
