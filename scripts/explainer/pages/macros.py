"""The macro files: which there are, and which of them a page names. A file in a folder of the macros has the name of
the folder before its own, as in ``figures_signing``."""

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
        return sorted(self._paths)

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Where each file is, from the folder of the templates."""
        files = [path.relative_to(self.folder.parent) for path in self.folder.rglob("*.html")]
        return {"_".join(path.with_suffix("").parts[1:]): path.as_posix() for path in files}

    def template(self, name: str) -> Template:
        return self.environment.get_template(self._paths[name])

    def named_in(self, page: str) -> set[str]:
        """The macro files that the Markdown of a page names."""
        return set(self.names) & _names_in(self.environment, page)


@cache
def _names_in(environment: Environment, template: str) -> frozenset[str]:
    """What the text of a template names and does not define."""
    return frozenset(find_undeclared_variables(environment.parse(template)))
