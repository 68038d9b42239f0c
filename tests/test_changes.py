"""What changed is told on a page and in a feed per language; what is due is listed, and stops nothing."""

from __future__ import annotations

import sys
import time

import feedparser
import pytest

import commands
from conftest import EVERY_KIND, ROOT, Build
from site_reader import BuiltSite

pytestmark = pytest.mark.site


def test_each_language_has_a_feed_of_its_own(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        path = any_site.folder / ("" if locale == any_site.locales[0] else locale) / "feed.xml"
        if not any_site.facts.changes:
            assert not path.exists()
            continue
        feed = feedparser.parse(path.read_text(encoding="utf-8"))
        assert not feed.bozo
        assert feed.feed.language == locale
        assert [time.strftime("%Y-%m-%d", entry.updated_parsed) for entry in feed.entries] == [
            change.on.iso for change in any_site.facts.changes
        ]
        assert len({feed.feed.id, *(entry.id for entry in feed.entries)}) == 1 + len(feed.entries)


def test_the_feeds_say_what_the_page_says(build: Build) -> None:
    site = build(EVERY_KIND)
    for locale, folder in (("fr", site.folder), ("en", site.folder / "en")):
        entry = feedparser.parse((folder / "feed.xml").read_text(encoding="utf-8")).entries[0]
        page = site.of(locale)["changes"].soup
        assert entry.title == page.select_one(".change h2").text
        assert entry.summary in page.select_one(".change").text


def test_an_id_that_was_renamed_still_leads_to_the_entry(build: Build) -> None:
    for locale in ("fr", "en"):
        events = build(EVERY_KIND).of(locale)["timeline"].soup
        assert events.find(id="high-water").find_parent("li").find(id="flood")


@pytest.mark.parametrize(("day", "number"), [("2029-12-31", 0), ("2030-02-01", 1)])
def test_a_statement_is_due_after_its_day(day: str, number: int) -> None:
    command = [sys.executable, "scripts/review.py", "--on", day, "--lang", "en"]
    done = commands.run(command, ROOT, {"AGREEMENT": str(EVERY_KIND)})
    assert done.returncode == 0
    *listed, last = done.stdout.splitlines()
    assert last == f"{number} to be checked again"
    assert all("events.0.review_by: to be checked again since 2030-01" in line for line in listed)
    assert len(listed) == number
