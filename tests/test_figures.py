"""The pictures to take away say what the facts say, whatever these are."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import AGREEMENTS, EVERY_KIND, run_mkdocs
from drawing_reader import assert_inside, said
from explainer.derived.figures.drawings import Drawings
from explainer.derived.figures.signers import Signers
from explainer.derived.figures.words import LEAST
from explainer.facts.load import load_facts
from explainer.facts.model import Facts
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from own_facts import RECEIPT, both, facts_with, smallest
from site_reader import BuiltSite
from test_standing import CODES

DRAWN = ["chain", "joined", "place", "network", "plans", "dependence"]


@pytest.fixture(params=AGREEMENTS.values(), ids=AGREEMENTS.keys())
def agreement(request: pytest.FixtureRequest, locales: tuple[str, ...]) -> Facts:
    return load_facts(request.param, locales)[0]


def test_the_pictures_of_every_agreement_fit_in_every_language(agreement: Facts, labels: dict[str, Labels]) -> None:
    for locale in labels:
        drawings = Drawings(agreement, Localizer(agreement, locale, labels))
        for drawing in [getattr(drawings, each)(width) for each in DRAWN for width in ("narrow", "broad")]:
            if drawing:
                assert_inside(drawing)
        for drawing in [drawings.signing(shape) for shape in ("wide", "tall")] + list(
            map(drawings.name, drawings.named())
        ):
            assert_inside(drawing)


def test_a_party_of_which_nobody_is_named_stands_beside_those_who_signed_for_others(
    labels: dict[str, Labels], locales: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "facts.yaml"
    whole = EVERY_KIND.read_text("utf-8").replace("  count: 40\n", "", 1)
    path.write_text(whole.replace("    signatories: [ivan-petrov]\n", "", 1), "utf-8")
    facts = load_facts(path, locales)[0]
    drawings = Drawings(facts, Localizer(facts, "en", labels))
    drawn = " ".join(said(drawings.signing("tall")))
    assert "Anne Martin" in drawn and "The right bank" in drawn
    assert "Anne Martin" in drawings.signing_in_words() and "The right bank" in drawings.signing_in_words()


def test_of_a_list_on_which_some_are_missing_no_picture_of_the_signing_counts_or_names_the_parties(
    labels: dict[str, Labels],
) -> None:
    for number in (3, 13):
        facts = facts_with([{"country": code, "acts": {"signature": "1901"}} for code in CODES[:number]])
        shown = facts.party_list and facts.model_copy(
            update={"party_list": facts.party_list.model_copy(update={"count": 198})}
        )
        assert shown
        assert said(Drawings(facts, Localizer(facts, "en", labels)).signing("tall"))[1:]
        assert len(said(Drawings(shown, Localizer(shown, "en", labels)).signing("tall"))) == 1


@pytest.mark.parametrize(("kind", "called"), [("state", "Fiji"), ("government", "Fiji"), ("company", "The ferry")])
def test_a_picture_calls_by_its_country_only_what_speaks_for_it(
    kind: str, called: str, labels: dict[str, Labels]
) -> None:
    party = {"id": "ferry", "kind": kind, "country": "FJ", "name": {"fr": "Le bac", "en": "The ferry"}}
    facts = facts_with([party])
    assert Signers(facts, Localizer(facts, "en", labels), facts.parties).short_name(facts.parties[0]) == called


def test_a_picture_calls_no_day_the_day_of_the_signing_that_is_another(
    agreement: Facts, labels: dict[str, Labels]
) -> None:
    signature, localizer = agreement.agreement.signature, Localizer(agreement, "en", labels)
    day = str(localizer.value(signature.day_is) if signature.day_is else localizer.value(signature.on).text)
    assert day in said(Drawings(agreement, localizer).signing("tall"))


def test_of_those_who_met_to_sign_a_picture_says_where(labels: dict[str, Labels], locales: tuple[str, ...]) -> None:
    facts = load_facts(EVERY_KIND, locales)[0]
    assert facts.agreement.signature and facts.agreement.signature.mode == "in-person"
    assert "Left bank and Right bank" in said(Drawings(facts, Localizer(facts, "en", labels)).signing("tall"))


def test_nobody_s_own_pages_are_said_to_be_unread_of_whom_a_source_is(
    agreement: Facts, labels: dict[str, Labels]
) -> None:
    for locale, words in labels.items():
        drawn = Drawings(agreement, Localizer(agreement, locale, labels)).dependence("broad")
        read = {str(source.publisher.root[locale]) for source in agreement.sources if not source.derives_from}
        unread = str(words.words.figures.unread)
        for title, told in pairwise(said(drawn) if drawn else []):
            assert not (unread in told.replace("\n", " ") and title in read), title


def test_a_picture_names_the_other_agreement_beside_how_one_stands_to_it(
    labels: dict[str, Labels], locales: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "facts.yaml"
    whole = EVERY_KIND.read_text("utf-8")
    path.write_text(
        whole.replace("{to: bridge-treaty, kind: follows,", "{to: bridge-treaty, kind: same-subject,", 1), "utf-8"
    )
    facts = load_facts(path, locales)[0]
    drawn = said(Drawings(facts, Localizer(facts, "en", labels)).network("broad"))
    title = facts.agreement.short_title.root["en"]
    kinds = ("Step towards", "Concluded under", "On the same subject")
    assert {f"{kind}: {title}" for kind in kinds} <= set(drawn)


def test_a_body_is_drawn_only_where_the_facts_name_one(agreement: Facts, labels: dict[str, Labels]) -> None:
    drawings = Drawings(agreement, Localizer(agreement, "en", labels))
    body = agreement.subject.celestial_body if agreement.subject else None
    assert (drawings.place("broad") is not None) == (body is not None)
    sky = drawings.signing("tall").sky
    assert (sky is not None) == (body is not None)
    assert bool(sky and sky.face) == (body == "moon")


# --- As files -------------------------------------------------------------------------------------------------------


@pytest.mark.site
def test_every_picture_can_be_taken_away(any_site: BuiltSite) -> None:
    """As SVG that is whole: well formed, with its colours in it, and with the words of the picture on the page."""
    for page in any_site.single_pages:
        drawings = {str(svg["data-file"]): svg for svg in page.soup.select("svg[data-file]")}
        for link in page.soup.select("a.take"):
            assert not link.find_parent("figcaption"), "it would be what the picture is called"
            path = (any_site.folder / page.path).parent / str(link["href"])
            assert link["download"] == f"{any_site.facts.agreement.id}-{path.stem}-{page.locale}.svg"
            drawing = ElementTree.parse(path).getroot()
            written = path.read_text(encoding="utf-8")
            shown = drawings[path.stem]
            declared = re.findall(r"[^{};]+:[^{};]+", drawing.findtext("{*}style") or "")
            assert declared and all(each.count(":") == 1 for each in declared)
            assert "var(" not in written and "light-dark" not in written and "href" not in written
            assert shown["aria-label"] == drawing.findtext("{*}title")
            lines = drawing.findall("{*}text/{*}tspan")
            assert not any((line.text or "").startswith("·") for line in lines)
            assert all(float(line.attrib["x"]) >= 20 <= float(line.attrib["y"]) for line in lines)
            kept = {text.strip() for text in drawing.itertext()}
            assert {text.strip() for text in shown.find_all(string=True)} <= kept


@pytest.mark.site
def test_every_drawing_has_a_name_and_says_nothing_too_small(any_site: BuiltSite) -> None:
    for page in any_site.single_pages:
        for drawing in page.soup.select("svg.drawing"):
            assert drawing["aria-label"]
            assert all(float(str(text["font-size"])) >= LEAST for text in drawing.select("text"))


@pytest.mark.site
def test_many_parties_have_their_pictures_and_stand_under_their_letters(
    tmp_path: Path, locales: tuple[str, ...]
) -> None:
    path = tmp_path / "facts.yaml"
    facts = with_parties(45)
    facts["parties"][0]["name"] = dict.fromkeys(locales, "Île")
    path.write_text(json.dumps(facts), "utf-8")
    run_mkdocs(path, tmp_path / "site", check=True)
    site = BuiltSite(tmp_path / "site", path, load_facts(path, locales)[0], locales)
    page = site.of("en")["parties"]
    drawing = page.soup.select_one("svg.drawing.broad")
    assert drawing and "and 34 others" in drawing.get_text()
    assert len(page.soup.select("section.party, [class~=party]")) >= 45, "all of them stand below in words"
    letters = {each.summary.get_text(" ", strip=True): each for each in page.soup.select("details.initial")}
    rows = {letter: len(each.select("tbody tr")) for letter, each in letters.items()}
    assert rows == {"I 1": 1, "P 44": 44}, "accents do not count"


def with_parties(number: int) -> Any:
    """The smallest agreement, between ``number`` parties, each with a body and a signatory."""
    summary, took_part = both("Un mot.", "A word."), {"text": both("Un mot.", "A word."), **RECEIPT}
    parties, people = [], []
    for each in range(number):
        body = {"id": f"body-{each}", "name": both(f"Body {each}"), "summary": summary, **RECEIPT}
        body["signatories"] = [f"person-{each}"]
        party = {"id": f"party-{each}", "kind": "state", "name": both(f"Party {each}"), "summary": summary, **RECEIPT}
        parties.append(party | {"bodies": [body]})
        person = {"id": f"person-{each}", "name": both(f"Person {each}"), "body": f"body-{each}", **RECEIPT}
        people.append(person | {"part": "signatory", "took_part": took_part, "role": took_part})
    return smallest(parties=parties, people=people)
