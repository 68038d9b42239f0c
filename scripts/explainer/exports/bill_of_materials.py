"""What the site was made with: a bill of materials (CycloneDX) from the locked dependencies."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any

PATH = "sbom.cdx.json"

# A locked package, with the condition under which it is needed, its hashes, and below it the packages that want it.
PACKAGE = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^ \\;]+)(?P<condition> ; [^\\]+)?", re.MULTILINE
)
WANTED_BY = re.compile(r"^    # (?:via |  )([\w.-]+)(?: \(.*\))?$", re.MULTILINE)


def bill_of_materials(lock: str, project: dict[str, Any]) -> str:
    """The packages of ``lock``, which is a file of requirements as uv writes them, and which of them wants which;
    ``project`` is the table of that name in pyproject.toml."""
    starts = [*PACKAGE.finditer(lock)]
    ends = [*(each.start() for each in starts[1:]), len(lock)]
    root = f"pkg:pypi/{project['name']}@{project['version']}"
    # A package that is locked once for each of several conditions has several references.
    references: defaultdict[str, list[str]] = defaultdict(list, {project["name"]: [root]})
    for package in starts:
        references[package["name"]].append(_reference(package))
    wants: defaultdict[str, list[str]] = defaultdict(list)
    for package, end in zip(starts, ends, strict=True):
        for wanting in dict.fromkeys(WANTED_BY.findall(lock, package.end(), end)):
            for each in references[wanting]:
                wants[each].append(_reference(package))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(root, project["name"], project["version"], "application")},
        "components": [
            _component(_reference(each), each["name"], each["version"])
            | ({"scope": "optional"} if each["condition"] else {})
            for each in starts
        ],
        "dependencies": [{"ref": each, "dependsOn": wants[each]} for each in [root, *map(_reference, starts)]],
    }
    return json.dumps(bill, indent=2) + "\n"


def _reference(package: re.Match[str]) -> str:
    return f"pkg:pypi/{package['name']}@{package['version']}"


def _component(reference: str, name: str, version: str, kind: str = "library") -> dict[str, str]:
    return {"type": kind, "bom-ref": reference, "name": name, "version": version, "purl": reference}
