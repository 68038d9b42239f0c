"""What the sides say of a provision otherwise stands beside it, whichever accounts the file tells of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from explainer.derived.evidence import text_was_read
from own_facts import RECEIPT, Pages, both, entry, facts_of, smallest, written

ACCOUNT = entry("account-left", by=["left-bank"])
SAID = [{"account": "account-left", "stance": "states", "cites": ["register"]}]
WORDS = {"left-bank": "Stones first.", "bank-board": "Wood will do.", "other-board": "Neither."}
BODIES: list[dict[str, Any]] = [
    {"id": each, "name": both(each), "summary": both("Un conseil.", "A board."), **RECEIPT}
    for each in ("bank-board", "other-board")
]


def provision(entry_id: str, **more: Any) -> dict[str, Any]:
    return entry(entry_id, group="commitment", **more)


def point(entry_id: str, provision_id: str, *sides: str) -> dict[str, Any]:
    versions = [{"by": side, "text": both(WORDS[side]), **RECEIPT} for side in sides]
    return {"id": entry_id, "title": both(entry_id), "provision": provision_id, "versions": versions, **RECEIPT}


@pytest.mark.parametrize(
    ("accounts", "said", "columns", "below"),
    [
        ([], [], 0, ["Stones first.", "Wood will do."]),
        ([ACCOUNT], SAID, 3, ["Wood will do."]),  # the cell of the other has its words
        ([ACCOUNT], [], 0, ["Stones first.", "Wood will do."]),  # it says nothing of any provision
        ([ACCOUNT | {"by": ["left-bank", "bank-board"]}], SAID, 3, ["Stones first.", "Wood will do."]),
    ],
)
def test_the_words_of_each_side_stand_once_beside_their_provision(
    accounts: list[Any], said: list[Any], columns: int, below: list[str], tmp_path: Path
) -> None:
    point_of_it = point("matter", "stones", "left-bank", "bank-board")
    parts = {"bodies": BODIES[:1], "accounts": accounts, "differences": [point_of_it]}
    pages = Pages(written(tmp_path, provisions=[provision("stones", said=said)], **parts))
    for locale in PROJECT.locales:
        page = pages[locale, "scope"]
        row = page.find(id="stones").find_parent("tr")
        assert len(page.select(".stances th")) == columns
        assert all(row.get_text(" ").count(WORDS[side]) == 1 for side in ("left-bank", "bank-board"))
        assert [each.p.get_text().split(": ", 1)[-1].strip() for each in row.select(".version")] == below


def test_every_difference_about_a_provision_is_shown_and_that_about_a_part_of_it(tmp_path: Path) -> None:
    provisions = [provision("stones"), provision("size", item_of="stones")]
    differences = [
        point("one", "stones", "left-bank", "bank-board"),
        point("two", "stones", "bank-board", "other-board"),
        point("three", "size", "left-bank", "other-board"),
    ]
    pages = Pages(written(tmp_path, bodies=BODIES, provisions=provisions, differences=differences))
    for locale in PROJECT.locales:
        page = pages[locale, "scope"]
        assert [each["id"] for each in page.select(".differs h4")] == ["one", "two", "three"]
        assert len(page.select(".differs .version")) == 6


@pytest.mark.parametrize(
    ("source", "was_read"),
    [
        ({"kind": "primary"}, True),
        ({"kind": "official", "url": "https://text.test/"}, True),
        ({"kind": "official", "url": "https://text.test/news"}, False),
        ({"kind": "official"}, False),
    ],
)
def test_points_stand_in_the_text_where_one_rests_on_it(source: dict[str, str], was_read: bool) -> None:
    data = smallest(provisions=[provision("stones")])
    data["agreement"]["publication"] |= {"public": True, "url": "https://text.test/"}
    (register,) = (each for each in data["sources"] if each["id"] == "register")
    register.pop("url", None)
    register |= source
    assert text_was_read(facts_of(data)) == was_read
