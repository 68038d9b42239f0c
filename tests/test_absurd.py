"""Facts that cannot all be true are told where they stand, with the fix; what is only unusual is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from own_facts import ADOPTION, LIST, RECEIPT, both, entry, problems_in, written


def state(word: str) -> dict[str, Any]:
    return {"status": entry("status", state=word)}


def term(**keys: str) -> dict[str, Any]:
    return {"duration": entry("duration", **keys)}


def in_force(on: str, **more: Any) -> dict[str, Any]:
    return {"entry_into_force": entry("in-force", on=on, **more)}


def fiji(**acts: Any) -> list[Any]:
    return [{"country": "FJ", "acts": {kind.replace("_", "-"): act for kind, act in acts.items()}}]


UNSIGNED = {"adoption": ADOPTION, "signature": None}
MONACO = {"country": "MC", "acts": {"accession": "1903"}}
CONDITION = {"text": both("Deux lectures.", "Two readings."), **RECEIPT}

# What the parties did, what else is said of the agreement, and the place that is told of; none where all may be so.
CASES: dict[str, tuple[list[Any], dict[str, Any], str]] = {
    "a withdrawal before joining": (fiji(accession="1910", withdrawal="1905"), {}, "parties.0.acts.withdrawal"),
    "a notice of what was never joined": (
        fiji(signature="1902", notice_of_withdrawal="1904"), {}, "parties.0.acts.notice-of-withdrawal"
    ),
    "an exclusion of one who never joined": (fiji(exclusion="1904"), {}, "parties.0.acts.exclusion"),
    "a ratification by a State that is no more": (
        fiji(signature="1902", ceased_to_exist="1903", ratification="1910"), {}, "parties.0.acts.ratification"
    ),
    "a signatory that is no more": (fiji(signature="1902", ceased_to_exist="1903"), {}, ""),
    "a suspension by one who only signed": (fiji(signature="1902", suspension="1904"), {}, "parties.0.acts.suspension"),
    "a suspension, a resumption and another suspension": (
        fiji(accession="1902", suspension=["1904", "1908"], resumption="1906"), {}, ""
    ),
    "a resumption before the suspension": (
        fiji(accession="1902", suspension="1910", resumption="1905"), {}, "parties.0.acts.resumption"
    ),
    "in force for a party before it is in force": (
        fiji(accession="1902", entry_into_force="1903"), in_force("1950"), "parties.0.acts.entry-into-force"
    ),
    "in force for a party, and nothing more is known": (fiji(entry_into_force="1903"), in_force("1902"), ""),
    "in force, and all only signed": (fiji(signature="1902"), in_force("1903"), "agreement.entry_into_force.on"),
    "in force, and all signed for good": (fiji(definitive_signature="1902"), in_force("1903"), ""),
    "one State twice": ([MONACO, MONACO | {"id": "monaco", "kind": "state"}], {}, "parties.1.country"),
    "a State and a city of it": ([MONACO, MONACO | {"id": "monte-carlo", "kind": "city"}], {}, ""),
    "signed by a party, and by nobody": (fiji(signature="1902"), UNSIGNED, "parties.0.acts.signature"),
    "said to be signed, and by nobody": (fiji(), UNSIGNED | state("signed"), "agreement.status.state"),
    "said to be only adopted, and signed": (fiji(), state("adopted"), "agreement.status.state"),
    "suspended before it is in force": (
        fiji(), in_force("2999") | state("suspended"), "agreement.status.state"
    ),
    "ended, and to end one day": (
        fiji(), state("terminated") | term(until="2999"), "agreement.duration.until"
    ),
    "ended before it begins": (fiji(), term(starts="1905", until="1903"), "agreement.duration.until"),
    "a condition that is met before there is a text": (
        fiji(), in_force("1905", conditions=[CONDITION | {"met": "1850"}]),
        "agreement.entry_into_force.conditions.0.met",
    ),
    "a condition of which the day is not known": (fiji(), in_force("1905", conditions=[CONDITION]), ""),
    "a term that began before the signing": (fiji(), term(starts="1850"), ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_all_be_true_is_told_where_it_stands(case: str, tmp_path: Path) -> None:
    parties, agreement, wanted = CASES[case]
    path = written(tmp_path, agreement=agreement, parties=parties, party_list=LIST)
    assert [problem.path for problem in problems_in(path)] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("ties", "signed", "wanted"),
    [
        ([("toll", "under")], "1912", "relations.0.to"),
        ([("small-agreement", "supersedes"), ("small-agreement", "superseded-by")], "1901-05", "relations.1.kind"),
        ([("small-agreement", "amends")], "1850", "relations.0.kind"),
        ([("small-agreement", "amended-by")], "1912", "relations.0.kind"),
        ([("small-agreement", "framework-for")], "1912", "relations.0.kind"),
        ([("small-agreement", "complements")], "1850", "relations.0.kind"),
        ([("small-agreement", "framework-for"), ("small-agreement", "under")], "1901-05", "relations.1.kind"),
        ([("small-agreement", "amends"), ("small-agreement", "under")], "1912", ""),
    ],
)
def test_ties_fit_each_other_and_the_dates(
    ties: list[tuple[str, str]], signed: str, wanted: str, tmp_path: Path
) -> None:
    relations = [{"to": to, "kind": kind, **RECEIPT} for to, kind in ties]
    related = {"id": "toll", "name": both("Toll"), "summary": both("Oui.", "Yes."), "signed": signed, **RECEIPT}
    path = written(tmp_path, related_agreements=[related | {"relations": relations}])
    assert [problem.path for problem in problems_in(path)] == ([f"related_agreements.0.{wanted}"] if wanted else [])
