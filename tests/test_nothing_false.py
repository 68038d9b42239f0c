"""Each site says only what the facts of its agreement support: words that hold of one agreement stand in no other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from explainer.derived.standing import standings
from explainer.exports.linked_agreements import type_of
from explainer.facts.model import CelestialBody, Facts, PartyStatus, ProjectKind
from explainer.language.labels import Labels
from own_facts import nested
from site_reader import BuiltSite

pytestmark = pytest.mark.site


def everybody_signed(facts: Facts) -> bool:
    return all(party.signatories or any(body.signatories for body in party.bodies) for party in facts.parties)


# Sentences and headings, in each language, that hold of some agreements; and those that hold of one.
CLAIMS: list[tuple[str, Callable[[Facts], bool]]] = [
    (r"together the parties|the parties signed|ensemble,? les parties|les parties ont signé", everybody_signed),
    (r"page of changes|page des mises à jour", lambda facts: bool(facts.changes)),
    (r"transcribed|transcrit par ce site", lambda facts: bool(facts.site.name_languages)),
    (r"what these words mean|ce que ces mots veulent dire", lambda facts: "what_these_mean" in facts.site.words),
    (r"say they will do|disent vouloir faire", lambda facts: not facts.agreement.is_of_law),
    (r"the parties undertake|les parties s.engagent", lambda facts: facts.agreement.is_of_law),
    (r"\bsigned\b|signator|signataire|\ba signé|ont signé|signature", lambda facts: not facts.agreement.is_of_letters),
    (r"names and words|noms et mots|and the words|et les mots", lambda facts: bool(facts.glossary)),
    (r"has joined (?:the project )?since|a adhéré depuis|a rejoint le projet", lambda facts: bool(facts.partners)),
]
OF_ONE = re.compile(
    r"signed through|ont signé par|missions and facilities|missions et (?:les )?installations"
    r"|the work planned there|ce qu.on doit y faire|between the same sides|entre les mêmes côtés"
    r"|what (?:they|the parties) want to create|ce que les parties veulent créer|with or without people"
    r"|none of its parts is left|aucune de ses parties n.est|progress so far|où en est le projet"
    r"|avec ou sans équipage|who agreed with whom|qui s.est accordé avec qui",
    re.IGNORECASE,
)


def words_of(site: BuiltSite, locale: str) -> str:
    """What the pages of a language say, drawings included, without the sentences of the facts themselves."""
    data = json.loads((site.folder / "api/v1/agreement.json").read_text("utf-8"))
    facts = plain(" ".join(text for _, text in nested(data) if isinstance(text, str)))
    pages = [page for page in site.single_pages if page.locale == locale]
    said = [page.soup.main.get_text("\n") for page in pages]
    said += [str(each["aria-label"]) for page in pages for each in page.soup.find_all(attrs={"aria-label": True})]
    sentences = re.split(r"(?<=[.?!:])\s|\n", "\n".join(said))
    return "\n".join(sentence for sentence in sentences if plain(sentence) not in facts)


def plain(text: str) -> str:
    """``text`` without what typography makes of it."""
    return " ".join(text.replace("’", "'").split()).casefold()


def test_no_page_says_of_the_agreement_what_its_facts_do_not(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        said = words_of(any_site, locale)
        assert not OF_ONE.search(said), locale
        for pattern, holds in CLAIMS:
            if not holds(any_site.facts):
                assert not re.search(pattern, said, re.IGNORECASE), (locale, pattern)


def test_no_page_of_an_example_is_said_to_have_moved(any_site: BuiltSite) -> None:
    moved = any_site.former_pages or any(page.soup.select("[data-role=moved]") for page in any_site.single_pages)
    assert bool(moved) != any_site.facts.site.example


def test_nobody_is_called_a_party_who_is_none(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    """Not on the first page, where those that signed, left or observe stand apart, and not among the names."""
    facts, stands = any_site.facts, standings(any_site.facts)
    parties = {party.id for party in facts.parties if stands.get(party.id, PartyStatus.PARTY) is PartyStatus.PARTY}
    others = {party.id for party in facts.parties} - parties
    for locale in any_site.locales:
        words = labels[locale].words.parts
        for label in any_site.of(locale)["index"].soup.find_all(attrs={"data-role": "label"}):
            said = {link["href"].rpartition("#")[2] for link in label.parent.select("a")}
            if re.match(rf"(\d+\s)?{words.parties}", label.get_text(), re.IGNORECASE) and len(said) > 1:
                assert not said & others, locale
        for heading in any_site.of(locale)["names"].soup.select("th[scope=rowgroup]"):
            if heading.get_text() == words.parties:
                named = {link["href"].rpartition("#")[2] for link in heading.find_parent("tbody").select("a")}
                assert named <= {party.id for party in facts.parties}, locale


def test_no_body_is_said_to_have_signed_that_only_acts_for_a_party(
    any_site: BuiltSite, labels: dict[str, Labels]
) -> None:
    bodies = {body.id: body for party in any_site.facts.parties for body in party.bodies}
    bodies |= {body.id: body for body in any_site.facts.bodies}
    for locale in any_site.locales:
        page = any_site.of(locale)["parties"]
        for body in bodies.values():
            card = page.soup.find(id=body.id).find_parent("section")
            signed = labels[locale].words.signatories in [label.get_text() for label in card.select("dt")]
            assert signed == bool(body.signatories), (locale, body.id)


def test_a_cratered_moon_is_drawn_only_where_the_facts_speak_of_the_moon(any_site: BuiltSite) -> None:
    subject = any_site.facts.subject
    is_moon = bool(subject and subject.celestial_body is CelestialBody.MOON)
    craters = [crater for page in any_site.pages for crater in page.soup.select("svg .crater")]
    assert bool(craters) == is_moon


def test_linked_data_call_law_only_what_binds_in_law_and_passed_only_by_the_bound(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        graph = json.loads((any_site.folder / "api/v1" / locale / "agreement.jsonld").read_text("utf-8"))["@graph"]
        laws = [node for node in graph if node["@type"] == "Legislation"]
        assert bool(laws) == (type_of(any_site.facts.agreement) == "Legislation")
        assert len(laws) <= 1, "of other agreements the force is not said"
        projects = {node["@id"] for node in graph if node["@type"] == "Project"}
        rules = [each for each in (any_site.facts.subject,) if each and each.kind is ProjectKind.REGIME]
        assert not any(f"/{each.id}." in project for each in rules for project in projects), "nobody carries it out"


def test_the_first_page_names_few_parties_and_counts_many(any_site: BuiltSite) -> None:
    many = len(any_site.facts.parties) > 12
    for locale in any_site.locales:
        page = any_site.of(locale)["index"]
        said = page.soup.main.get_text(" ") + " ".join(each["aria-label"] for each in page.soup.select("[aria-label]"))
        names = [party.name.root[locale].text for party in any_site.facts.parties if party.name]
        assert sum(name in said for name in names) <= 12
        assert not many or re.search(r"\d+\s(parties|parties,)|\d+\ssignat", said)
        if any_site.facts.party_list and any_site.facts.party_list.as_of:
            counted = page.soup.select_one(".answers a")
            assert counted.find(["time", "data"]), "a number of parties holds of a day"
            mark = counted.find_next("button")
            assert mark["data-certainty"] == any_site.facts.party_list.certainty, "and is as sure as its list"


def test_the_first_page_says_with_a_capital_what_the_agreement_is(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        kind = any_site.of(locale)["index"].soup.select_one(".eyebrow").get_text().rpartition(" · ")[2]
        assert kind[0].isupper() or not kind[0].isalpha(), (locale, kind)


def test_french_names_have_the_spaces_of_french_in_every_list(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        for name in ("index", "names"):
            page = any_site.of(locale)[name].soup
            said = page.main.get_text("\n") if locale == "fr" else ""
            foreign = [each.get_text() for each in page.main.select("[lang]:not([lang=fr])")]
            said += "\n".join(each.get_text() for each in page.main.select("[lang=fr]"))
            wrong = re.findall(r"\S+ [:;!?](?=\s|$)", said)
            assert not [each for each in wrong if not any(each in text for text in foreign)], (locale, name)


def test_many_parties_stand_in_the_order_of_each_language_in_every_list(any_site: BuiltSite) -> None:
    many = {party.id for party in any_site.facts.parties} if len(any_site.facts.parties) > 12 else set()
    for locale in any_site.locales:
        pages = any_site.of(locale)
        rows = pages["parties"].soup.select("td.of-party")
        order = [str(row.find(id=True)["id"] if row.find(id=True) else row.a["href"][1:]) for row in rows]
        for name in ("data", "names", "sources", "parallel"):
            main = pages[name].soup.main if name in pages else None
            for each in main.select("ul, tbody, details:not(:has(details))") if main else []:
                links = each.select({"ul": "li > a", "tbody": "th > a"}.get(each.name, ".heading a"))
                ids = [link["href"].rpartition("#")[2] for link in links]
                found = list(dict.fromkeys(order.index(party) for party in ids if party in many))
                assert found == sorted(found), (locale, name)


def test_what_is_to_be_known_of_the_date_of_a_letter_stands_beside_it(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        for part in any_site.facts.text_parts:
            if part.on and part.note:
                row = any_site.of(locale)["timeline"].soup.find(id=f"at-{part.id}").find_parent("li")
                assert plain(part.note.root[locale]) in plain(row.get_text()), (locale, part.id)
