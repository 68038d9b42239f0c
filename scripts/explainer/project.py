"""Where the files of a project are, and which languages and pages its site has."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from .downloads import Download

ROOT = Path(__file__).resolve().parents[2]

PLAIN_YAML = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # reads all values as strings, whatever tags they have


@dataclass(frozen=True)
class Project:
    """A folder with ``mkdocs.yml``, ``data``, ``docs`` and ``overrides``; this project by default."""

    root: Path = ROOT

    @property
    def facts(self) -> Path:
        """The facts file: the environment variable ``AGREEMENT``, else ``extra.agreement`` of ``mkdocs.yml``."""
        chosen = os.environ.get("AGREEMENT")
        return Path(chosen).absolute() if chosen else self.own_facts

    @property
    def own_facts(self) -> Path:
        """The facts file that the settings name, whatever the environment says."""
        return self.root / str(self.settings["extra"].get("agreement", "data/agreement.yaml"))

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The files that a build makes of the whole site; a PDF where the environment asks for one (``PDF``)."""
        return (Download.HTML, Download.PDF) if os.environ.get("PDF") else (Download.HTML,)

    @property
    def schema(self) -> Path:
        return self.root / "data" / "agreement.schema.json"

    @property
    def labels(self) -> Path:
        return self.root / "data" / "labels"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def macros(self) -> Path:
        return self.overrides / "macros"

    @property
    def overrides(self) -> Path:
        return self.root / "overrides"

    @property
    def lock(self) -> Path:
        """The locked dependencies of a build."""
        return self.root / "requirements.txt"

    @property
    def metadata(self) -> dict[str, Any]:
        """What ``pyproject.toml`` says of the project."""
        found: dict[str, Any] = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        return found

    @property
    def cards(self) -> Path:
        """Where social cards are kept from one build to the next."""
        return self.root / ".cache" / "cards"

    @property
    def memory(self) -> Path:
        """Where what is known of former versions is kept from one build to the next."""
        return self.root / ".cache" / "translations"

    @property
    def compiled(self) -> Path:
        """Where the code of templates is kept from one build to the next."""
        return self.root / ".cache" / "templates"

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The locales of the site; the default comes first."""
        return tuple(language["locale"] for language in self.languages)

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """Those of the locales that are being translated: ``extra: {draft: true}`` stands at the language. The default
        is none, for it lends the others what they lack."""
        return tuple(each["locale"] for each in self.languages[1:] if each.get("extra", {}).get("draft") == "true")

    @property
    def finished(self) -> tuple[str, ...]:
        """The locales that are no drafts; the default comes first."""
        return tuple(locale for locale in self.locales if locale not in self.drafts)

    @cached_property
    def languages(self) -> list[dict[str, Any]]:
        """The languages of the site with their settings, as ``mkdocs.yml`` lists them under the i18n plugin."""
        plugins = self.settings["plugins"]
        i18n = next(plugin["i18n"] for plugin in plugins if isinstance(plugin, dict) and "i18n" in plugin)
        found: list[dict[str, Any]] = i18n["languages"]
        return found

    @cached_property
    def page_names(self) -> list[str]:
        """All pages in order: the menu's and those of the foot, as ``mkdocs.yml`` lists them under ``extra``, then
        those that it does not list."""
        return [*self.settings["extra"]["pages"], *self.foot, *self.unlisted_pages]

    @cached_property
    def unlisted_pages(self) -> list[str]:
        """The pages in the folders of languages that ``mkdocs.yml`` does not list, by name."""
        listed = {*self.settings["extra"]["pages"], *self.foot}
        folders = [self.docs / locale for locale in self.locales]
        # Editors keep files of their own beside those that they write; their names begin with a dot.
        files = {path.relative_to(folder) for folder in folders for path in folder.rglob("[!.]*.md")}
        return sorted({file.with_suffix("").as_posix() for file in files} - listed)

    @cached_property
    def foot(self) -> dict[str, str]:
        """For each page that is linked from the foot and not from the menu, the group in which it stands there."""
        groups: dict[str, list[str]] = self.settings["extra"]["foot"]
        return {name: group for group, names in groups.items() for name in names}

    @cached_property
    def settings(self) -> dict[str, Any]:
        """``mkdocs.yml`` as plain strings, whatever tags it uses."""
        text = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
        settings: dict[str, Any] = yaml.load(text, Loader=PLAIN_YAML)
        return settings

    def shown(self, path: Path) -> str:
        """A path as messages show it: from the project's folder where it is inside."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return str(path)
