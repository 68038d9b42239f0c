"""Agreements of other shapes: a text that nobody signed, parties in groups, a list that is not whole. Each page is
rendered as a build renders it, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import PROJECT
from explainer.exports.linked_agreements import makers_of
from explainer.facts.load import load_facts
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.pages.citation import cite, plain
from own_facts import ADOPTION, GROUP, LIST, RECEIPT, Pages, both, problems_in, written

SIGNED = re.compile(r"\bsign(?:ed|ing|ator|ature)|\bsign(?:é|er\b|at)", re.IGNORECASE)


def unsigned(folder: Path) -> Path:
    took_part = {"text": both("Elle a lu le texte.", "She read it out."), **RECEIPT}
    person = {"id": "anne-martin", "name": both("Anne Martin"), "body": "left-bank", **RECEIPT}
    person |= {"part": "participant", "took_part": took_part, "role": took_part}
    return written(folder, agreement={"adoption": ADOPTION, "signature": None}, people=[person])


def test_of_a_text_that_nobody_signed_no_page_speaks_of_signing(tmp_path: Path) -> None:
    pages = Pages(unsigned(tmp_path))
    for locale, name in pages:
        page = pages[locale, name]
        labels = " ".join(str(each["aria-label"]) for each in page.select("[aria-label]"))
        found = SIGNED.search(f"{page.get_text(' ')} {labels}")
        assert not found, (locale, name, found)


def test_of_a_text_that_nobody_signed_those_whom_it_is_between_are_the_makers(tmp_path: Path) -> None:
    facts, _ = load_facts(unsigned(tmp_path), PROJECT.locales)
    assert makers_of(
        facts.model_copy(update={"agreement": facts.agreement.model_copy(update={"kind": "charter"})})
    ) == {"creator": ["left-bank"]}


def test_the_first_page_names_the_parties_where_they_are_few(tmp_path: Path) -> None:
    pages = Pages(written(tmp_path))
    names = {"fr": "La rive gauche", "en": "The left bank"}
    for locale in PROJECT.locales:
        answers = pages[locale, "index"].select_one(".answers")
        assert names[locale] in answers.get_text()
        assert names[locale] in [link.get_text() for link in pages[locale, "index"].select("a[href]")]


def test_a_site_that_is_called_as_its_agreement_is_cited_by_that_name_once(
    tmp_path: Path, labels: dict[str, Labels]
) -> None:
    facts, _ = load_facts(written(tmp_path), PROJECT.locales)
    for locale in PROJECT.locales:
        localizer = Localizer(facts, locale, labels)
        name = str(localizer.facts.site.name)
        assert plain(cite(localizer, "signature", name, ""), labels[locale]).count(name) == 1
        assert plain(cite(localizer, "signature", "Another", ""), labels[locale]).count(name) == 1


def test_a_text_is_signed_or_adopted(tmp_path: Path) -> None:
    (problem,) = problems_in(written(tmp_path, agreement={"signature": None}))
    assert problem.path == "agreement.signature"
    assert '"adoption"' in problem.message.text(str)


STATES = [{"country": code, "acts": {"accession": "1903"}} for code in ("FR", "FJ", "CH", "CL")]


def test_the_members_of_a_group_are_named_and_can_be_shown_alone_without_a_script(tmp_path: Path) -> None:
    path = written(tmp_path, parties=STATES, party_list=LIST, party_groups=[GROUP])
    style = (PROJECT.macros / "parties_table.css").read_text("utf-8")
    for locale in PROJECT.locales:
        page = Pages(path)[locale, "parties"]
        card = page.find(id="islands").find_parent("section")
        assert [link["href"].rpartition("#")[2] for link in card.select("details a[href]")] == ["party-fj"]
        choice = page.select_one('input[name="group"]:not([checked])')["id"]
        assert [row.h3["id"] for row in page.select("tr:has(.of-1)")] == ["party-fj"]
        assert f"#{choice}:checked) :is(tbody tr, .initial):not(:has(.of-1))" in style


def test_of_a_list_that_is_not_whole_no_few_are_drawn_as_the_parties(tmp_path: Path) -> None:
    pages = Pages(written(tmp_path, parties=STATES, party_list=LIST | {"count": "166"}))
    for locale in PROJECT.locales:
        assert not pages[locale, "parties"].select("figure")


def test_a_list_that_is_not_whole_is_not_counted_as_if_it_were(tmp_path: Path) -> None:
    path = written(tmp_path, parties=[*STATES, *MORE], party_list=LIST | {"count": "166"}, party_groups=[GROUP])
    pages = Pages(path)
    for locale in PROJECT.locales:
        assert "166" in pages[locale, "index"].dl.get_text()
        assert "166" in pages[locale, "parties"].find(id="list-of-parties").find_parent("section").get_text()
        assert not pages[locale, "parties"].select("figure")  # no line that ends too low
        group = pages[locale, "parties"].find(id="islands").find_parent("section")
        assert "1" in group.summary.get_text() and "part" not in group.summary.get_text()


MORE = [
    {"country": code, "acts": {"accession": "1904"}} for code in ("AD", "AL", "AT", "BE", "BG", "CY", "CZ", "DE", "DK")
]


def test_a_name_is_filed_without_its_article(tmp_path: Path) -> None:
    named = [
        ("old-ford", "Le vieux gué", "The old ford"),
        ("inn", "L’auberge", "The inn"),
        ("les", "Lesotho", "Lesotho"),
    ]
    own = [{"id": each, "kind": "city", "name": both(fr, en), "acts": {"accession": "1905"}} for each, fr, en in named]
    pages = Pages(written(tmp_path, parties=[*STATES, *MORE, *own], party_list=LIST))
    rows = {locale: [row.get_text() for row in pages[locale, "parties"].select(".of-party")] for locale in ("fr", "en")}
    assert [
        each for each in rows["fr"] if each in {"L’auberge", "Autriche", "Bulgarie", "Le vieux gué", "Lesotho"}
    ] == ["L’auberge", "Autriche", "Bulgarie", "Lesotho", "Le vieux gué"]
    assert rows["en"].index("The inn") < rows["en"].index("Lesotho") < rows["en"].index("The old ford")
