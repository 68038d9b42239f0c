"""What surrounds the project, workflows, forms, snippets, is valid and safe."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import EVERY_KIND, ROOT
from explainer.facts.load import load_facts

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml")),
    "vendor.gitlab-ci": [ROOT / ".gitlab-ci.yml"],
}
SNIPPETS = json.loads((ROOT / ".vscode" / "agreement.code-snippets").read_text(encoding="utf-8"))

# Where each snippet belongs: the line of the facts under which it is put, and how far it is indented.
PLACES = {
    "person": ("people:", 2),
    "party": ("parties:", 2),
    "body": ("    bodies:", 6),
    "source": ("sources:", 2),
    "event": ("events:", 2),
    "provision": ("provisions:", 2),
    "account": ("accounts:", 2),
    "saying": ("provisions:", 2),
    "partner list": ("partner_lists:", 2),
    "partner": ("partners:", 2),
    "prior agreement": ("prior_agreements:", 2),
    "project": ("projects:", 2),
    "difference": ("differences:", 2),
    "question": ("questions:", 2),
    "correction": ("corrections:", 2),
    "remark": ("remarks:", 2),
    "term": ("glossary:", 2),
    "claim": ("  details:", 4),
    "change": ("changes:", 2),
}
ACCOUNTS = re.findall(r"^  - id: (account-\w+)$", EVERY_KIND.read_text(encoding="utf-8"), re.MULTILINE)
FILLED = {"source-id": "letter", "body-id": "left-council", "entry-id": "flood"}


@pytest.mark.parametrize("schema", SCHEMAS)
def test_each_file_is_valid_for_its_forge(schema: str) -> None:
    import check_jsonschema  # noqa: PLC0415, as it takes a second in each process that collects tests

    assert SCHEMAS[schema]
    done = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, *map(str, SCHEMAS[schema])])
    assert done.exit_code == 0, done.output


PUBLISHING = {
    ".github/workflows/deploy.yml": ["make check", "make pdf", "make links"],
    ".gitlab-ci.yml": ["make check", "make pdf", "make links"],
}


@pytest.mark.parametrize("file", PUBLISHING)
def test_a_site_is_published_after_a_check_a_strict_build_and_its_links_and_without_the_tests(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    job = text[text.index("\n  build:" if "github" in file else "\npages:") :]
    assert re.findall(r"make [\w-]+", job) == PUBLISHING[file]


def test_workflows_follow_the_facts_file_that_the_settings_name() -> None:
    for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml", ROOT / "Makefile"):
        assert "agreement.yaml" not in path.read_text(encoding="utf-8"), path


def test_the_readme_shows_the_site_before_anything_else_and_the_picture_is_there() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8")[:1500]
    [picture] = re.findall(r"!\[[^\]]+\]\((\S+\.png)\)", first_screen)
    content = (ROOT / picture).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) < 300_000
    for command in ("make serve", "make test", "make offline", "make check", "make new"):
        assert command in first_screen


def test_an_audit_of_the_workflows_finds_nothing() -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", *map(str, WORKFLOWS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_by_its_hash() -> None:
    used = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert used
    for line in used:
        assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d", line), line


def test_no_pull_request_can_have_a_workflow_do_what_its_author_wants() -> None:
    """The text of an expression in a script would be part of the script, whoever wrote it."""
    for path in WORKFLOWS:
        workflow = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"]), path
        assert workflow["permissions"] == {}
        assert "secrets." not in path.read_text(encoding="utf-8")
        for name, job in workflow["jobs"].items():
            is_deploying = "environment" in job
            assert is_deploying or "write" not in job["permissions"].values(), name
            assert not is_deploying or "pull_request" not in workflow["on"], name
            assert all("${{" not in step.get("run", "") for step in job["steps"]), name


@pytest.mark.parametrize("name", SNIPPETS)
def test_each_snippet_gives_an_entry_that_the_model_accepts(
    name: str, tmp_path: Path, locales: tuple[str, ...]
) -> None:
    under, indent = PLACES[name]
    facts = EVERY_KIND.read_text(encoding="utf-8")
    text = put(name, indent)
    if name in ("provision", "saying"):  # a provision is whole with what each account says of it
        sayings = [put("saying", 6).replace("account-id", each) for each in ACCOUNTS]
        text = "\n".join([put("provision", indent), "    said:", *sayings])
    if name == "account":  # and an account with what it says of each provision
        facts = re.sub("^    said:$", "    said:\n      - {account: account-who, stance: not-read}", facts, flags=re.M)
    if name == "source":
        text = text.replace("id: letter", "id: added")
        facts = facts.replace("cites: [letter, register#p2]", "cites: [letter, register#p2, added]")
    path = tmp_path / "facts.yaml"
    path.write_text(re.sub(rf"^{under}$", lambda found: f"{found[0]}\n{text}", facts, count=1, flags=re.M), "utf-8")
    load_facts(path, locales)


def put(name: str, indent: int) -> str:
    """A snippet as somebody leaves it, indented by ``indent``."""
    return "\n".join(" " * indent + filled(line) for line in SNIPPETS[name]["body"] if line != "$0")


def filled(line: str) -> str:
    """A line of a snippet as somebody leaves it who accepts what is proposed."""
    line = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", line)
    return re.sub(r"\$\{\d+:([^}]*)\}", lambda found: FILLED.get(found[1], found[1]), line)
