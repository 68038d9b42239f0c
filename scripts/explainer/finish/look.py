"""What the owner of a site adds to its look in ``mkdocs.yml``: logo, icon, colours, style sheets, scripts, a line at
the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from mimetypes import guess_type
from typing import Any

from markupsafe import Markup

from ..facts.model_errors import LIST, MAPPING, TEXT
from ..mistakes.messages import msg
from ..mistakes.problems import InvalidFileError, Problem, with_guess
from ..mistakes.text_file import read_text
from ..project import Project
from ..settings import Keys, Settings
from .blocked import blocked_in_style, forbidden
from .style import squeezed

# The colours of the site by their names, light and dark, as its style has them. Those of texts stand on grounds.
OURS = re.compile(r"--([a-z]+): light-dark\((#\w{6}), (#\w{6})\)")
TEXTS, GROUNDS = ("ink", "muted", "link"), ("ground", "card")
LEAST = 4.5  # WCAG 2.2, 1.4.3
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
COLOURS = ("extra", "colours")
ICON = "assets/icon.svg"
SITE = "site.css"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Look:
    """``logo``, ``icon`` and ``style_sheets`` are addresses from the root of the site, ``style`` has the colours that
    are asked for, ``bar`` those of the browser's own bar; ``scripts`` may have the attributes ``type``, ``defer`` and
    ``async_``; ``copyright`` is HTML."""

    logo: str
    icon: str
    icon_type: str
    style: Markup
    bar: Pair
    copyright: Markup
    style_sheets: Sequence[str]
    scripts: Sequence[Any]


def look_of(project: Project, style_sheets: Sequence[str], scripts: Sequence[Any]) -> Look:
    """The look that ``mkdocs.yml`` asks for, once it was checked, with these ``style_sheets`` and ``scripts``."""
    settings = Settings(project)
    chosen: dict[str, Pair] = settings.value(COLOURS) or {}
    icon, logo = settings.value(("theme", "favicon")) or ICON, settings.value(("theme", "logo")) or ""
    rules = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in chosen.items())
    beside_name = squeezed((project.overrides / "logo.css").read_text(encoding="utf-8")) if logo else ""
    return Look(
        logo=logo,
        icon=icon,
        icon_type=guess_type(icon)[0] or "",
        style=Markup((rules and f":root{{{rules}}}") + beside_name),
        bar=(_ours(project) | chosen)["card"],
        copyright=Markup(settings.value(("copyright",)) or ""),
        style_sheets=style_sheets,
        scripts=scripts,
    )


def check_look(project: Project) -> None:
    """Raise ``InvalidFileError`` where ``mkdocs.yml`` asks for a colour that is none, a text could not be read on its
    ground, a file is not there, or the policy forbids to load it."""
    settings, ours = Settings(project), _ours(project)
    chosen: Any = settings.value(COLOURS) or {}
    if not isinstance(chosen, dict):
        raise InvalidFileError([settings.problem(COLOURS, msg("this must be {what}", what=MAPPING))])
    site = project.shown(project.overrides / SITE)
    missing = [msg('there is no colour "{name}" here', name=name) for name in (*TEXTS, *GROUNDS) if name not in ours]
    if missing:
        raise InvalidFileError(Problem(site, 1, 1, "", each) for each in missing)
    problems = [*_unknown_colours(chosen, ours, settings), *_unloadable(project, settings)]
    problems += [] if problems else _unreadable(chosen, ours | chosen, settings)
    if problems:
        raise InvalidFileError(problems)


def _ours(project: Project) -> dict[str, Pair]:
    css = read_text(project.overrides / SITE, project.shown(project.overrides / SITE))
    return {name: (light, dark) for name, light, dark in OURS.findall(css)}


def _unknown_colours(chosen: Mapping[str, Any], ours: Mapping[str, Pair], settings: Settings) -> Iterator[Problem]:
    for name, pair in chosen.items():
        if name not in ours:
            complaint = msg('there is no colour "{name}" here', name=name)
            yield settings.problem((*COLOURS, name), with_guess(complaint, name, ours))
        elif not (isinstance(pair, list) and len(pair) == 2 and all(COLOUR.fullmatch(str(each)) for each in pair)):
            message = msg('these are not two colours, for light and for dark pages, as in ["#174A8C", "#94BCFF"]')
            yield settings.problem((*COLOURS, name), message)


def _unreadable(
    chosen: Mapping[str, Any], colours: Mapping[str, Sequence[str]], settings: Settings
) -> Iterator[Problem]:
    for text, ground in product(TEXTS, GROUNDS):
        for over, under in zip(colours[text], colours[ground], strict=True):
            ratio = contrast(over, under)
            if ratio < LEAST:
                message = msg(
                    "{over} on {under} has a contrast of {ratio}:1; to be read it needs {least}:1",
                    over=f"{text} {over}",
                    under=f"{ground} {under}",
                    ratio=f"{ratio:.1f}",
                    least=LEAST,
                )
                yield settings.problem((*COLOURS, text if text in chosen else ground), message)


def _unloadable(project: Project, settings: Settings) -> Iterator[Problem]:
    """Files that are not in ``docs/``, or would load something from elsewhere."""
    named: list[tuple[Keys, str]] = []
    for picture in (("theme", "logo"), ("theme", "favicon")):
        if isinstance(file_name := settings.value(picture) or "", str):
            named.append((picture, file_name))
        else:
            yield settings.problem(picture, msg("this must be {what}", what=TEXT))
    for key in ("extra_css", "extra_javascript"):
        listed = settings.value((key,)) or []
        if not isinstance(listed, list):
            yield settings.problem((key,), msg("this must be {what}", what=LIST))
            continue
        named += [((key,), str(each.get("path", "")) if isinstance(each, dict) else str(each)) for each in listed]
    for path, address in named:
        file = project.docs / address
        if not address:
            continue
        if "//" in address:
            what = msg("a file from elsewhere ({what})", what=address)
            yield settings.problem(path, forbidden(what))
        elif not file.is_file():
            yield settings.problem(path, msg("there is no file {file}", file=project.shown(file)))
        elif path == ("extra_css",):
            for foreign in blocked_in_style(read_text(file, project.shown(file))):
                what = msg("a file from elsewhere ({what})", what=foreign)
                yield Problem(project.shown(file), 1, 1, "", forbidden(what))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
