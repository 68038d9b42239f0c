"""What the site is made with is named, locked, and told beside it."""

from __future__ import annotations

import json
import re
import tomllib
from hashlib import sha256

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion

from conftest import ROOT
from explainer.exports.bill_of_materials import bill_of_materials
from own_site import files_of
from site_reader import BuiltSite

LOCKS = ("requirements.txt", "requirements-test.txt")
PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^ \\;]+)", re.MULTILINE)
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_each_package_that_a_build_needs_is_named_with_its_reason() -> None:
    listed = PYPROJECT.partition("\ndependencies = [\n")[2].partition("\n]\n")[0].splitlines()
    assert len(listed) == len(tomllib.loads(PYPROJECT)["project"]["dependencies"]) > 10
    assert [line for line in listed if not re.search(r'",\s+# \w', line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_to_one_version_with_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(packages) > 20
    for package in packages:
        assert PINNED.match(package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package


def test_packages_of_npm_are_locked_too_and_run_nothing_when_they_are_installed() -> None:
    lock = json.loads((ROOT / "tests/vnu/package-lock.json").read_text(encoding="utf-8"))
    assert all(name == "" or package["integrity"].startswith("sha512-") for name, package in lock["packages"].items())
    commands = re.findall(r"npm (?:ci|install) .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert len(commands) >= 2
    assert all("--ignore-scripts" in command for command in commands if command.startswith("npm"))


@pytest.mark.site
def test_a_bill_of_materials_names_every_locked_package(sample_site: BuiltSite) -> None:
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415, as it takes a second in each process that collects tests

    text = (sample_site.folder / "sbom.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]
    locked = PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert sorted((each.name, each.version) for each in bill.components) == sorted(locked)
    wanted = {re.split(r"[\[<>=]", each)[0] for each in tomllib.loads(PYPROJECT)["project"]["dependencies"]}
    [root] = [each for each in bill.dependencies if "agreement-explainer" in str(each.ref)]
    assert {str(each.ref).removeprefix("pkg:pypi/").partition("@")[0] for each in root.dependencies} == wanted


LOCK = """\
alone==1.0 \\
    --hash=sha256:aa
    # via here (pyproject.toml)
inner==2.0 ; python_full_version < '3.12' \\
    --hash=sha256:bb
    # via
    #   alone
    #   here (pyproject.toml)
inner==3.0 ; python_full_version >= '3.12' \\
    --hash=sha256:cc
    # via alone
"""


def test_the_bill_says_which_package_wants_which_and_which_not_every_machine_needs() -> None:
    bill = json.loads(bill_of_materials(LOCK, {"name": "here", "version": "1"}))
    assert {each["ref"].partition("/")[2]: each["dependsOn"] for each in bill["dependencies"]} == {
        "here@1": ["pkg:pypi/alone@1.0", "pkg:pypi/inner@2.0"],
        "alone@1.0": ["pkg:pypi/inner@2.0", "pkg:pypi/inner@3.0"],
        "inner@2.0": [],
        "inner@3.0": [],
    }
    assert [each.get("scope") for each in bill["components"]] == [None, "optional", "optional"]


@pytest.mark.site
def test_the_checksums_are_those_of_every_file_of_the_site(any_site: BuiltSite) -> None:
    lines = (any_site.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    said = {file: digest for digest, _, file in (line.partition("  ") for line in lines)}
    files = files_of(any_site.folder)
    assert said.keys() == files.keys() - {"SHA256SUMS", ".nojekyll"}
    assert {file for file, digest in said.items() if digest != sha256(files[file]).hexdigest()} == set()
