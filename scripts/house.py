"""Draw the house: which room of ``explainer`` imports which, written into the README as a picture that forges show.

``make house`` rewrites the picture; ``--check`` only says whether it is as the code is.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from explainer import ROOMS
from explainer.project import ROOT

PACKAGE = ROOT / "scripts" / "explainer"
README = ROOT / "README.md"
BEGIN, END = "<!-- make house -->\n", "<!-- end of the house -->\n"

Arrows = Mapping[str, set[str]]


def imports(package: Path = PACKAGE) -> Arrows:
    """For each room of ``package``, the rooms that it imports, itself left out."""
    arrows: dict[str, set[str]] = {}
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package).with_suffix("").parts
        if inside == ("__init__",):
            continue
        arrows.setdefault(inside[0], set()).update(set(_rooms_imported(path, inside)) - {inside[0]})
    return arrows


def _rooms_imported(path: Path, inside: tuple[str, ...]) -> Iterator[str]:
    """The rooms that the module at ``path`` names in its imports; ``inside`` is its place in the package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = [*inside[: len(inside) - node.level], *(node.module or "").split(".")]
            names = [part for part in base if part] or [alias.name for alias in node.names]
            yield from names[:1] if node.module or len(inside) > node.level else names
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("explainer."):
            yield (node.module or "").split(".")[1]


def running_back(arrows: Arrows, rooms: tuple[str, ...] = ROOMS) -> list[str]:
    """The imports that lead down the list ``rooms``, as ``"from -> to"``; rooms that are not in it count as well."""
    place = {room: number for number, room in enumerate(rooms)}
    return [
        f"{room} -> {other}"
        for room, others in arrows.items()
        for other in sorted(others)
        if room not in place or place.get(other, len(rooms)) >= place[room]
    ]


def picture(arrows: Arrows) -> str:
    """The house in Mermaid, which GitHub, GitLab and Codeberg draw: an arrow leads from a room to what it imports;
    those that follow from others are left out."""
    lines = ["```mermaid", "flowchart BT"]
    for room in ROOMS:
        lines.append(f'  {room}["<b>{room}</b><br>{purpose(room)}"]')
    for room in ROOMS:
        direct = arrows[room] - {far for near in arrows[room] for far in _reached(near, arrows)}
        lines += [f"  {room} --> {other}" for other in ROOMS if other in direct]
    return "\n".join([*lines, "```", ""])


def purpose(room: str) -> str:
    """The first sentence of the room's docstring."""
    path = PACKAGE / room / "__init__.py"
    module = ast.parse((path if path.exists() else PACKAGE / f"{room}.py").read_text(encoding="utf-8"))
    sentence = " ".join((ast.get_docstring(module) or "").split("\n\n")[0].split())
    return sentence.replace('"', "’").replace("``", "")


def _reached(room: str, arrows: Arrows) -> set[str]:
    """All that ``room`` imports, however far."""
    return {far for near in arrows[room] for far in {near, *_reached(near, arrows)}}


def with_picture(text: str, drawn: str) -> str:
    """``text`` with the picture between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{drawn}{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where the picture is an old one")
    check = parser.parse_args().check
    arrows = imports()
    wrong = running_back(arrows)
    if wrong:
        sys.exit("imports that run back, see explainer.ROOMS: " + ", ".join(wrong))
    old = README.read_text(encoding="utf-8")
    new = with_picture(old, picture(arrows))
    if check and new != old:
        sys.exit("README.md: the house has changed; run make house")
    README.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
