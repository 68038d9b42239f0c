"""The settings of MkDocs and Material in ``mkdocs.yml``: which work here, and what is said of those that do not.

A setting without effect is no mistake: its owner is told, in a line, and where to say the same here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from .mistakes.lines import Lines
from .mistakes.messages import Message, msg
from .mistakes.problems import InvalidFileError, Problem
from .project import PLAIN_YAML, Project

Keys = tuple[str, ...]

FACTS = msg("the facts file says it, under site")
COLOURS = msg("colours are under extra.colours")
PAGES = msg("pages are listed under extra.pages and extra.foot")
OWN_SEARCH = msg("the site has a search of its own")
POLICY = msg("the policy of the site lets pages load nothing from elsewhere")
LOOK = msg("the site has a frame and a look of its own")
LANGUAGES = msg("languages are those of the plugin i18n")

# Settings without effect, and why; what is not here works as MkDocs' documentation says.
NO_EFFECT: dict[Keys, Message] = {
    **dict.fromkeys([("site_name",), ("site_description",), ("site_author",)], FACTS),
    ("nav",): PAGES,
    ("repo_name",): LOOK,
    ("theme", "palette"): COLOURS,
    **dict.fromkeys([("theme", "language"), ("theme", "direction"), ("extra", "alternate")], LANGUAGES),
    ("extra", "analytics"): POLICY,
    ("extra", "consent"): POLICY,
    **{("extra", name): LOOK for name in ("annotate", "generator", "homepage", "social", "status", "tags", "version")},
}
THEME = {"name", "custom_dir", "font", "static_templates", "logo", "favicon"}  # the rest of the theme has none
PLUGINS = {
    **dict.fromkeys(["search", "material/search"], OWN_SEARCH),
    **dict.fromkeys(["social", "material/social"], msg("social cards are made where SITE_URL is known")),
    **dict.fromkeys(["tags", "blog", "material/tags", "material/blog"], PAGES),
    **dict.fromkeys(["offline", "material/offline"], msg("make offline names the files to read without a connection")),
    **dict.fromkeys(["privacy", "material/privacy"], POLICY),
    **dict.fromkeys(["optimize", "minify", "material/optimize", "typeset", "material/typeset"], LOOK),
}


class Settings:
    """``mkdocs.yml`` with the place of each setting."""

    def __init__(self, project: Project) -> None:
        path = project.root / "mkdocs.yml"
        self._file = project.shown(path)
        text = path.read_text(encoding="utf-8")
        self._lines = Lines(text)
        self._places: dict[Keys, tuple[int, int]] = {}
        root = yaml.compose(text, Loader=PLAIN_YAML)
        self._note(root, ())
        self._project = project

    def problem(self, path: Keys, message: Message) -> Problem:
        """What is to be said of the setting at ``path``."""
        line, column = self._places.get(path, (1, 1))
        return Problem(self._file, line, column, ".".join(path), message, self._lines[line])

    def value(self, path: Keys) -> Any:
        """What is set at ``path``, as it is written; ``None`` where nothing is."""
        value: Any = self._project.settings
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def without_effect(self) -> list[Problem]:
        """Every setting that has none here, in the order of the file."""
        return sorted(self._without_effect())

    def check(self) -> None:
        """Raise ``InvalidFileError`` with what cannot be as it is."""
        problems = list(self._mistakes())
        if problems:
            raise InvalidFileError(problems)

    def _without_effect(self) -> Iterator[Problem]:
        for path in self._places:
            reason = NO_EFFECT.get(path)
            if path[0] == "theme" and len(path) == 2 and path[1] not in THEME:
                reason = reason or LOOK
            if path == ("theme", "font") and self.value(path) != "false":
                reason = LOOK
            if path[0] == "plugins" and len(path) == 2:
                reason = PLUGINS.get(path[1])
            if reason and (path[0] == "plugins" or self.value(path)):
                yield self.problem(path, msg("this has no effect here: {reason}", reason=reason))

    def _mistakes(self) -> Iterator[Problem]:
        if self.value(("use_directory_urls",)) == "false":
            message = msg(
                "addresses of pages end with a slash here; make offline names the file to read without a server"
            )
            yield self.problem(("use_directory_urls",), message)

    def _note(self, node: Any, path: Keys) -> None:
        """Keep the places of keys, and of the plugins by their names."""
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                place = (*path, str(key.value))
                self._places[place] = self._lines.place(key.start_mark.index)
                self._note(value, place)
        elif isinstance(node, yaml.SequenceNode) and path == ("plugins",):
            for item in node.value:
                name = item.value[0][0] if isinstance(item, yaml.MappingNode) else item
                self._places[*path, str(name.value)] = self._lines.place(name.start_mark.index)
