"""A translation that has not followed is known by what changed, and said at the text, on a page and in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conftest import AGREEMENTS
from explainer.facts.yaml_reader import read_yaml_text
from explainer.translations import texts
from explainer.translations.behind import Translations, translations
from explainer.translations.texts import multilingual, pieces, wordings
from explainer.translations.tracking import track

LANGUAGES = ("fr", "en")


# --- The rule, without git --------------------------------------------------------------------------------------


def state(*versions: str, languages: tuple[str, ...] = LANGUAGES) -> Translations:
    """What is behind in the last of ``versions``."""
    *history, last = versions
    found = translations(track(history, languages), read_yaml_text(last, "facts.yaml"), languages)
    assert found is not None
    return found


def behind(*versions: str, languages: tuple[str, ...] = LANGUAGES) -> set[str]:
    """The places of the strings that are behind."""
    return {text.place for texts in state(*versions, languages=languages).by_language.values() for text in texts}


def one_text(said: str, languages: tuple[str, ...] = LANGUAGES) -> str:
    """A facts file with one text; "a/b" says a in the first language and b in the second."""
    return yaml.safe_dump({"events": [{"id": "flood", "title": dict(zip(languages, said.split("/"), strict=False))}]})


def versions(said: str, languages: tuple[str, ...] = LANGUAGES) -> list[str]:
    return [one_text(each, languages) for each in said.split(" > ")]


TWO_LANGUAGES = {
    "a text that nobody touched": ("un/one > un/one", ""),
    "both change at once": ("un/one > deux/two", ""),
    "only the first language changes": ("un/one > deux/one", "en"),
    "only the second language changes": ("un/one > un/two", "fr"),
    "the other follows later": ("un/one > deux/one > deux/two", ""),
    "the first changes again": ("un/one > deux/one > trois/one", "en"),
    "the first changes again while the other follows": ("un/one > deux/one > trois/three", ""),
    "the change is undone": ("un/one > deux/one > un/one", ""),
    "the change is undone in two steps": ("un/one > deux/one > trois/one > un/one", ""),
    "what is undone is older than the last agreement": ("un/one > deux/two > un/two", "en"),
    "what is undone is younger than the first agreement": ("un/one > deux/two > trois/two > deux/two", ""),
    "behind, then caught up, then behind the other way": ("un/one > deux/one > deux/two > deux/three", "fr"),
    "behind through versions that change nothing": ("un/one > deux/one > deux/one", "en"),
    "a translation is taken out and put back": ("un/one > deux > deux/one", "en"),
    "a straight apostrophe becomes a curly one": ("l'un/one > l’un/one", ""),
    "a blank becomes a no-break space": ("un ?/one? > un\u202f?/one?", ""),
    "a missing no-break space is added": ("un?/one? > un\u00a0?/one?", ""),
    "lines are filled anew": ("un deux/one two > un\n  deux/one two", ""),
    "quotation marks and dashes take another form": ('"un" - deux/one > «\u00a0un\u00a0» – deux/one', ""),
    "an ordinal is set higher": ("le 1er mars/1 March > le 1ᵉʳ mars/1 March", ""),
    "one letter is more than typography": ("un/one > une/one", "en"),
    "typography here and words there": ("l'un/one > l’un/two", "fr"),
    "a new text": ("un/one", ""),
}


@pytest.mark.parametrize(("history", "expected"), TWO_LANGUAGES.values(), ids=TWO_LANGUAGES.keys())
def test_a_text_is_behind_when_only_the_other_language_changed(history: str, expected: str) -> None:
    assert behind(*versions(history)) == ({f"events.0.title.{expected}"} if expected else set())


THREE_LANGUAGES = {
    "one changes": ("a/b/c > X/b/c", "yz"),
    "two change": ("a/b/c > X/Y/c", "z"),
    "all change": ("a/b/c > X/Y/Z", ""),
    "one of two follows": ("a/b/c > X/b/c > X/Y/c", "z"),
    "both follow, one after the other": ("a/b/c > X/b/c > X/Y/c > X/Y/Z", ""),
    "one follows while the first changes again": ("a/b/c > X/b/c > U/Y/c", "z"),
    "one that has followed changes on": ("a/b/c > X/b/c > X/Y/c > X/V/c", "xz"),
    "all is undone": ("a/b/c > X/b/c > X/Y/c > a/b/c", ""),
    "a new language of the site forgets nothing": ("a/b > X/b > X/b/Z", "y"),
    "a new language of the site is behind nothing when it comes": ("a/b > a/b/Z", ""),
}


@pytest.mark.parametrize(("history", "expected"), THREE_LANGUAGES.values(), ids=THREE_LANGUAGES.keys())
def test_the_rule_is_the_same_for_more_languages(history: str, expected: str) -> None:
    languages = ("x", "y", "z")
    assert behind(*versions(history, languages), languages=languages) == {
        f"events.0.title.{language}" for language in expected
    }


def test_a_text_may_move_before_it_is_translated() -> None:
    untranslated = [claims("a/A", entry=entry).replace("en: A", "xx: A") for entry in ("flood", "high-water")]
    assert behind(*untranslated, claims("a/A", entry="high-water")) == set()


BEFORE, AFTER = one_text("un/one"), one_text("deux/one")
OLD = "events:\n- {id: flood, on: never, x: y, title: {fr: un, en: one}}\n"
FORMER = {
    "not YAML": (BEFORE, "events: [", AFTER),
    "not YAML from the beginning": ("events: [", BEFORE, AFTER),
    "against every rule of the facts": (OLD, AFTER),
    "with a text that is not indented": (OLD + 'x: "one\ny: two"\n', AFTER + "z: a\n"),
}


@pytest.mark.parametrize("history", FORMER.values(), ids=FORMER.keys())
def test_a_former_version_may_be(history: tuple[str, ...]) -> None:
    assert behind(*history) == {"events.0.title.en"}


def test_without_history_nothing_is_known() -> None:
    assert translations(None, read_yaml_text(one_text("un/one"), "facts.yaml"), LANGUAGES) is None


def test_what_is_not_in_exactly_the_languages_of_the_site_does_not_count() -> None:
    old = "events:\n- {id: flood, name: {fr: un, en: one, ru: один}, title: {fr: {text: un}, en: one}}\n"
    assert state(old, old.replace("un", "deux")) == Translations(0, {"fr": [], "en": []})


def claims(*texts: str, key: str = "details", entry: str = "flood") -> str:
    """A facts file with an entry whose claims have no id; "a/b" says a in the first language and b in the second."""
    items = [{"text": dict(zip(LANGUAGES, text.split("/"), strict=True)), "cites": ["x"]} for text in texts]
    return yaml.safe_dump({"events": [{"id": entry, key: items}]})


CLAIMS = {
    "one is put in before": (["a/A", "b/B"], ["n/N", "a/A", "b/B"], []),
    "one is put in before another that changes": (["a/A"], ["n/N", "x/A"], [1]),
    "the first is taken out": (["a/A", "b/B"], ["b/B"], []),
    "the first is taken out and the other changes": (["a/A", "b/B"], ["y/B"], [0]),
    "they change places": (["a/A", "b/B"], ["b/B", "a/A"], []),
    "they change places and one changes": (["a/A", "b/B"], ["y/B", "a/A"], [0]),
    "all are written anew": (["a/A", "b/B"], ["x/X", "y/Y", "z/Z"], []),
    "two that say the same": (["a/A", "a/A"], ["a/A", "x/A"], [1]),
    "a new one says the same in one language": (["a/A"], ["a/N", "a/A"], []),
}


@pytest.mark.parametrize(("before", "after", "expected"), CLAIMS.values(), ids=CLAIMS.keys())
def test_an_item_without_id_is_known_again_by_what_it_says(
    before: list[str], after: list[str], expected: list[int]
) -> None:
    found = {int(place.split(".")[3]) for place in behind(claims(*before), claims(*after))}
    assert found == set(expected)


def test_a_text_that_changes_while_its_entry_is_renamed_is_known_by_the_former_id() -> None:
    renamed = claims("x/A", entry="high-water").replace("id: high-water", "id: high-water\n  formerly: [flood]")
    assert behind(claims("a/A"), renamed) == {"events.0.details.0.text.en"}
    assert behind(claims("a/A"), claims("b/A"), renamed) == {"events.0.details.0.text.en"}


@pytest.mark.parametrize("moved", [claims("n/N", "x/A", key="later"), claims("x/A", entry="high-water")])
def test_a_text_that_moves_or_whose_entry_is_renamed_stays_behind(moved: str) -> None:
    assert len(behind(claims("a/A"), claims("x/A"), moved)) == 1


def test_an_entry_that_moves_in_the_file_stays_as_it_was() -> None:
    one, other = ({"id": name, "title": {"fr": f"{name} x", "en": name}} for name in ("one", "other"))
    before = yaml.safe_dump({"events": [{**one, "title": {"fr": "y", "en": "one"}}, other]})
    after = yaml.safe_dump({"people": [other, one]})
    assert behind(before, after) == {"people.1.title.en"}


# How a file may be laid out, with "en: b" in it, and the place of the text that is behind once that changes.
LAYOUTS = {
    "items without indentation": ("a:\n- id: x\n  t: {fr: a, en: b}\n- id: y\n  t: {fr: c, en: d}\n", "a.0.t"),
    "comments everywhere": (
        "# 1\na: # 2\n\n  # 3\n  - id: x # 4\n    t: {fr: a, en: b}\n# 5\nb: {fr: e, en: f}\n",
        "a.0.t",
    ),
    "a hyphen alone on its line": (
        "a:\n  -\n    id: x\n    t: {fr: c, en: d}\n  -\n    id: y\n    t: {fr: a, en: b}\n",
        "a.1.t",
    ),
    "a text that looks like a list": (
        "a:\n  - id: x\n    t:\n      fr: |\n        - one\n        - two\n      en: b\n",
        "a.0.t",
    ),
    "a text that is not indented": (
        'a:\n  - id: x\n    t: {fr: "one\nb: two\n- three", en: b}\nc: {fr: d, en: e}\n',
        "a.0.t",
    ),
    "a file in braces": ("{a: [{id: x, t: {fr: c, en: d}}],\nb: {fr: a, en: b}}\n", "b"),
    "a start of document": ("---\na:\n  - {fr: c, en: d}\n  - {fr: a, en: b}\n", "a.1"),
    "lines that end as on Windows": ("a:\r\n  - t: {fr: a, en: b}\r\n    id: x\r\n  - t: {fr: c, en: d}\r\n", "a.0.t"),
}


@pytest.mark.parametrize(("text", "place"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_file_may_be_laid_out_in_any_way(text: str, place: str) -> None:
    changed = text.replace("en: b", "en: other")
    assert behind(text, changed) == {f"{place}.fr"}
    assert behind(text, changed, text.replace("fr: ", "fr:  "), changed) == {f"{place}.fr"}
    assert state(text).number == text.count("en: ")


@pytest.mark.parametrize("path", AGREEMENTS.values(), ids=AGREEMENTS.keys())
def test_read_in_pieces_a_file_says_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    whole = [each.wording(LANGUAGES) for each in multilingual(read_yaml_text(text, "").data, LANGUAGES)]
    assert [each for piece in pieces(text) for each in wordings(piece, LANGUAGES)] == whole != []


def test_of_all_versions_only_what_changes_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(text: str, shown_as: str) -> object:
        read.append(len(text))
        return read_yaml_text(text, shown_as)

    monkeypatch.setattr(texts, "read_yaml_text", counted)
    events = [
        {"id": f"e{number}", "title": {"fr": f"une phrase {number}" * 20, "en": f"a sentence {number}" * 20}}
        for number in range(100)
    ]
    history = []
    for number in range(40):
        events[number]["title"] = {"fr": f"autre {number}", "en": events[number]["title"]["en"]}
        history.append(yaml.dump({"events": events}, Dumper=yaml.CSafeDumper))
    assert len(behind(*history)) == 39
    assert 0 < sum(read) < len(history[0])
