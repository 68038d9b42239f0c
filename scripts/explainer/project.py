"""Where the project's files are, and which languages its site has."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "data" / "labels"
MACROS = ROOT / "overrides"
SCHEMA = ROOT / "data" / "agreement.schema.json"
CONFIG = ROOT / "mkdocs.yml"


def facts_path() -> Path:
    """The facts file: the environment variable ``AGREEMENT``, else ``data/agreement.yaml``."""
    return Path(os.environ.get("AGREEMENT") or ROOT / "data" / "agreement.yaml")


def shown(path: Path) -> str:
    """A path as messages show it: from the folder people work in, where it is inside."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def site_locales() -> tuple[str, ...]:
    """The locales of the site, as ``mkdocs.yml`` lists them under the i18n plugin; the default comes first."""
    i18n = next(plugin["i18n"] for plugin in _settings()["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    return tuple(language["locale"] for language in i18n["languages"])


def page_names() -> list[str]:
    """The pages of the site in the order of the navigation, as ``mkdocs.yml`` lists them under ``extra``."""
    names: list[str] = _settings()["extra"]["pages"]
    return names


def _settings() -> dict[str, Any]:
    """``mkdocs.yml`` as plain strings, whatever tags it uses."""
    settings: dict[str, Any] = yaml.load(CONFIG.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return settings
