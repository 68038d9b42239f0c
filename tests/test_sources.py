"""What is shown of each source: its title, its kind, and which entries cite it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from explainer.facts.model import SourceKind
from site_reader import BuiltSite
from test_site import by_language

pytestmark = pytest.mark.site
RESTS_ON = "[id^=rests-] + .matrix tbody tr"  # the rows that say what rests on which sources


def test_each_source_has_its_title_as_published_or_says_that_it_was_not_seen(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        soup = any_site.of(locale)["sources"].soup
        for source in any_site.facts.sources:
            title = soup.find(id=source.id).find_parent("section").select_one("cite")
            assert (title and (title["lang"], title.get_text())) == (
                (source.language, source.published_title) if source.published_title else None
            )


def test_sources_stand_by_kind_the_nearest_first(real_site: BuiltSite) -> None:
    for pages in by_language(real_site):
        kinds = [str(h3["id"]) for h3 in pages["sources"].soup.select("h3[id^=kind-]")]
        order = [f"kind-{kind.value}" for kind in SourceKind]
        assert kinds == sorted(kinds, key=order.index)


def test_each_source_lists_the_entries_that_cite_it_and_each_entry_its_sources(any_site: BuiltSite) -> None:
    for pages in by_language(any_site):
        soup = pages["data"].soup
        whole = {
            (link["href"].split("#")[1], row.th["id"].removeprefix("cites-"))
            for row in soup.select(".matrix tr:has(> th[id])")
            for link in row.select("td li a")
        }
        in_part = {
            (link["href"].split("#")[1], heading["id"].removeprefix("parts-"))
            for heading in soup.select("h3[id^=parts-]")
            for link in heading.find_next("table").select("td a")
        }
        rests_on = {
            (row.select_one("th a")["href"].split("#")[1], link["href"].split("#")[1])
            for row in soup.select(RESTS_ON)
            for link in row.select("td a")
        }
        assert whole | in_part == rests_on != set()


def test_each_source_says_how_many_entries_cite_it_and_leads_to_them(any_site: BuiltSite) -> None:
    for pages in by_language(any_site):
        rows = pages["data"].soup.select(RESTS_ON)
        cited = Counter(link["href"].split("#")[1] for row in rows for link in row.select("td a"))
        for source in any_site.facts.sources:
            section = pages["sources"].by_id[source.id].find_parent("section")
            link = section.select_one(f'a[href$="data/#cites-{source.id}"]')
            numbers = re.findall(r"\d+", link.text) if link else []
            assert numbers == ([str(cited[source.id])] if cited[source.id] else []), source.id
