"""What the check accepts, the build builds, and right: each kind of fact that no page could show is told at its line.

The messages of each kind stand in tests/messages; here are the tables of what is refused, and of what is not.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import EVERY_KIND, PROJECT
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import LONGEST_ID, Entry, Facts
from explainer.facts.model.values import NO_COUNTRIES
from explainer.finish.headings import ids
from explainer.mistakes.problems import InvalidFileError
from explainer.site import load_site
from site_reader import BuiltSite

SAMPLE = EVERY_KIND.read_text("utf-8")
EVENT = (
    "  - {{id: {id}, title: {{fr: {text}, en: {text}}}, on: {on}, text: {{fr: a, en: b}}, "
    "certainty: reported, cites: [letter]}}\n"
)


def with_events(*events: str) -> str:
    return SAMPLE.replace("events:\n", "events:\n" + "".join(events), 1)


def event(id: str = "fair", text: str = "x", on: str = "1920") -> str:  # noqa: A002
    return EVENT.format(id=id, text=text, on=on)


def told(text: str, folder: Path, *, on_pages: bool = False) -> list[str]:
    """What is said of a facts file with this text, and of what its pages hold where that is asked for."""
    path = folder / "facts.yaml"
    path.write_text(text, "utf-8")
    try:
        load_site(PROJECT, path) if on_pages else load_facts(path, PROJECT.locales)
    except InvalidFileError as invalid:
        return [problem.heading(str).removeprefix(str(path)) for problem in invalid.problems]
    return []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "https://example.org:8443/a/b.html?c=d&e=f#g",
        "https://sub-domain.example.co.uk./path_(x),y;z~",
        "https://münchen.example/straße?q=é",
        "https://президент.рф/",
        "https://xn--d1abbgf6aiiy.xn--p1ai/",
        "https://192.0.2.7/a",
        "https://[2001:db8::1]/a",
        "https://[::1]/a",
        "https://[2001:db8::1]:8080/a",
        "https://web.archive.org/web/2021/https://example.org/?a=b@c",
        "https://example.org/%5Bx%5D",
        "https://user_name.example.org/@name",
    ],
)
def test_addresses_that_browsers_open_are_accepted(address: str, tmp_path: Path) -> None:
    assert told(SAMPLE.replace("https://example.org/register", f'"{address}"'), tmp_path) == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "https://",
        "https:///path",
        "https://?q",
        "https://[example.org/",
        "https://example.org]/",
        "https://[::1",
        "https://[::1]x/",
        "https://[12345::1]/",
        "https://[1.2.3.4]/",
        "https://[fe80::1%25eth0]/",
        "https://[]/",
        "https://example..org/",
        "https://.example.org/",
        "https://-example.org/",
        f"https://{'a' * 64}.org/",
        f"https://{'a.' * 127}org/",
        "https://exam!ple.org/",
        "https://example.org:http/",
        "https://example.org:65536/",
        "https://example.org:-1/",
        "https://example.org:99999999999999999999/",
        "https://example.org:８０/",
        "https://me:secret@example.org/",
        "https://me@example.org/",
        "https://example.org\\\\@elsewhere.example/",
        "https://example.org/a b",
        "https://example.org/a\\tb",
        "https://example.org/a\\nb",
        "https://example.org/a<b",
        "https://example.org/[a]",
        "https://example.org/a|b",
        "https://example.org/a^b",
        "https://example.org/%",
        "https://example.org/%zz",
        "https://example.org/\\0",
        "https://example.org/\\uFFFF",
        "https://example.org/\\u202Egpj.exe",
        "https://exam\\u200Bple.org/",
        "https://example.org/\\uFEFF",
        "https://example.org/\\xAD",
        "https://example.org/\\uE000",
        "https://exa\\u2100mple.org/",
    ],
)
def test_addresses_that_browsers_refuse_or_misread_are_told_at_their_line(address: str, tmp_path: Path) -> None:
    [message] = told(SAMPLE.replace("url: https://example.org/register", f'url: "{address}"', 1), tmp_path)
    line = SAMPLE.partition("url: https://example.org/register")[0].count("\n") + 1
    assert message.startswith(f":{line}:10: agreement.publication.url: ")


@pytest.mark.parametrize("length", [LONGEST_ID, LONGEST_ID + 1, 250, 5000])
def test_an_id_is_as_short_as_the_name_of_a_file(length: int, tmp_path: Path) -> None:
    messages = told(with_events(event(id="a" * length)), tmp_path)
    assert bool(messages) == (length > LONGEST_ID)


@pytest.mark.parametrize(
    "sign", ["", " ", "\\uFEFF", "\\u200B", "\\u2060\\u200D", "\\u2800", "\\u3164", "\\uFE0F", "\\u00AD", "\\u202E"]
)
def test_a_text_that_shows_nothing_is_told(sign: str, tmp_path: Path) -> None:
    [message] = told(with_events(event()).replace("{fr: x,", f'{{fr: "{sign}",'), tmp_path)
    assert "events.0.title.fr: this text" in message


@pytest.mark.parametrize("text", ["x", "-", "…", "🇫🇷", "👩\\u200D🚀", "עברית\\u200F", "\\u202Eabc\\u202C", "e\\u0301"])
def test_a_text_that_shows_something_is_left_alone(text: str, tmp_path: Path) -> None:
    assert told(with_events(event()).replace("{fr: x,", f'{{fr: "{text}",'), tmp_path) == []


@pytest.mark.parametrize("code", [*sorted(NO_COUNTRIES), "UK", "SU", "AA", "QQ"])
def test_only_countries_have_codes_of_countries(code: str, tmp_path: Path) -> None:
    [message] = told(SAMPLE.replace("country: FR", f"country: {code}"), tmp_path)
    assert "is the code of no country" in message


@pytest.mark.parametrize("code", ["CN", "RU", "XK", "AQ", "TW"])
def test_the_name_of_each_country_can_be_said(code: str, tmp_path: Path) -> None:
    assert told(SAMPLE.replace("country: FR", f"country: {code}"), tmp_path, on_pages=True) == []


DATES = [
    ("    accessed: 2026-01-10", "    accessed: 2026-02-01", "sources.0.accessed"),
    ("    accessed: 2026-01-10", "    accessed: 1900", "sources.0.accessed"),
    ("    published: 1901\n", "    published: 2026-02\n", "sources.0.published"),
    ("    on: 2026-01-30", "    on: 2026-02-01", "changes.0.on"),
    ("    as_of: 2026-01\n", "    as_of: 2026-02\n", "agreement.status.as_of"),
    ("    checked: 2026-01-15", "    checked: 2027", "agreement.signature.checked"),
    ("told: 1908,", "told: 2026-03,", "subject.plans.2.told"),
    ("    on: 1910-01-21", "    on: 2030", "events.0.on"),
]


@pytest.mark.parametrize(
    ("before", "after", "place"), DATES, ids=[f"{place} {after.strip()}" for _, after, place in DATES]
)
def test_what_is_told_as_past_is_not_later_than_the_facts(before: str, after: str, place: str, tmp_path: Path) -> None:
    assert before in SAMPLE
    messages = told(SAMPLE.replace(before, after, 1), tmp_path)
    assert [f" {place}: " in message for message in messages] in ([True], [True, False], [False, True])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    accessed: 2026-01-10", "    accessed: 2026-01"),  # the month has days before the facts' own
        ("    accessed: 2026-01-10", "    accessed: 2026"),
        ("    accessed: 2026-01-10", "    accessed: 1901-01-01"),  # the year of publication has such a day
        ("    review_by: 2030-01\n", "    review_by: 2099\n"),
        ("{on: 2030, text", "{on: 2099, text"),
        ("told: 1908, on: 1908-06-01, step: done", "told: 2026-01-31, on: 2040"),
    ],
)
def test_what_is_planned_or_not_so_precise_may_be_later(before: str, after: str, tmp_path: Path) -> None:
    assert before in SAMPLE
    assert told(SAMPLE.replace(before, after, 1), tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("    cites: [letter]", "    cites: [letter, almanac, letter]", ".cites.2"),
        ("cites: [register#p1]", "cites: [register#p1, register#p2, register#p1]", ".cites.2"),
        ("derives_from: [letter]", "derives_from: [letter, letter]", "sources.2.derives_from.1"),
        ("depositaries: [left-bank,", "depositaries: [left-bank, left-bank,", "agreement.depositaries.1"),
        ("outcomes: [flood]", "outcomes: [flood, flood]", "agreement.outcomes.1"),
        ("signatories: [anne-martin]", "signatories: [anne-martin, anne-martin]", "signatories.1"),
        ("    concerns: [bridge]", "    concerns: [bridge, bridge]", ".concerns.1"),
        ("entries: [flood, letter]", "entries: [flood, letter, flood]", "changes.0.entries.2"),
    ],
)
def test_nothing_is_named_twice_in_one_list(before: str, after: str, place: str, tmp_path: Path) -> None:
    assert before in SAMPLE
    [message] = told(SAMPLE.replace(before, after, 1), tmp_path)
    assert f"{place}: " in message
    assert message.endswith(" is named twice here")


def test_two_parts_of_one_source_may_be_cited_together(tmp_path: Path) -> None:
    assert told(SAMPLE.replace("cites: [register#p1]", "cites: [register#p1, register#p2]", 1), tmp_path) == []


CIRCLES = {
    "itself": {"upkeep": "upkeep"},
    "a circle of two": {"upkeep": "planks"},
    "a part of a part": {"stands-on-rock": "planks"},
    "another group": {"stands-on-rock": "upkeep"},
}


@pytest.mark.parametrize("name", CIRCLES)
def test_a_provision_is_a_part_only_of_what_a_page_shows(name: str, tmp_path: Path) -> None:
    text = SAMPLE
    for part, whole in CIRCLES[name].items():
        text = text.replace(f"  - id: {part}\n", f"  - id: {part}\n    item_of: {whole}\n")
    messages = told(text, tmp_path)
    assert messages
    assert all("item_of: " in message for message in messages)


SWALLOWED = [
    ("fr: Le pont #1 de 5", True),
    ("fr: Le pont # de 5", True),
    ("fr: Pont #1", True),
    ("fr: Pont # 1", True),
    ("fr: Pont\t#1", True),
    ("fr: Le pont n° 5#1", False),
    ('fr: "Le pont #1 de 5"', False),
    ("fr: 'Le pont #1 de 5'", False),
    ('fr: "Le pont" # the first', False),
    ("# the first\n      fr: Le pont", False),
    ("fr: >\n        Le pont #1 de 5", False),
]


@pytest.mark.parametrize(("written", "is_told"), SWALLOWED)
def test_a_comment_never_takes_the_end_of_a_text(written: str, is_told: bool, tmp_path: Path) -> None:
    title = f"title:\n      {written}\n      en: The flood"
    messages = told(SAMPLE.replace("title: {fr: La crue, en: The flood}", title), tmp_path)
    assert bool(messages) == is_told
    for message in messages:
        assert "events.0.title.fr: # after a space begins a comment" in message


def test_a_comment_behind_a_word_that_is_no_text_is_a_comment(tmp_path: Path) -> None:
    text = SAMPLE.replace("on: 1910-01-21", "on: 1910-01-21 # by the old calendar")
    assert told(text, tmp_path) == []


def of_the_facts(facts: Facts) -> set[str]:
    """The ids of the facts, former ones too."""
    former = {old for _, entry in walk.records(facts) if isinstance(entry, Entry) for old in entry.formerly}
    return {*facts.index.by_id, *former}


@pytest.mark.site
def test_no_entry_takes_a_name_that_a_page_uses_for_itself(sample_site: BuiltSite, tmp_path: Path) -> None:
    """The names are read from the pages as they are built; names with a dot are no ids."""
    facts = of_the_facts(sample_site.facts)
    pages = [path for path in sample_site.folder.rglob("*.html") if "downloads" not in path.parts]
    found = {each for path in pages for each in ids(path.read_text("utf-8"))}
    own = sorted(each for each in found - facts if "." not in each and "_" not in each)
    assert {"content", "site-menu", "top", "note-1", "levels"} <= set(own)
    assert len(own) > 60
    messages = told(with_events(*(event(id=each) for each in own)), tmp_path, on_pages=True)
    assert [f"events.{number}.id: " in message for number, message in enumerate(messages)] == [True] * len(own)
    former = with_events(
        *(
            event(id=f"fair-{number}").replace(", title", f", formerly: [{each}], title")
            for number, each in enumerate(own)
        )
    )
    assert len(told(former, tmp_path, on_pages=True)) == len(own)
