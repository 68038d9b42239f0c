"""A translation that has not followed is known by what changed, and said at the text, on a page and in the terminal."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import test_site
from conftest import AGREEMENTS, EVERY_KIND, PROJECT, ROOT, Build, run_mkdocs
from explainer.facts.yaml_reader import read_yaml_text
from explainer.language.labels import Labels
from explainer.translations import texts
from explainer.translations.behind import Translations, translations
from explainer.translations.texts import multilingual, pieces, wordings
from explainer.versions.history import committed
from site_reader import BuiltSite

LANGUAGES = ("fr", "en")


# --- The rule, without git --------------------------------------------------------------------------------------


def state(*versions: str, languages: tuple[str, ...] = LANGUAGES) -> Translations:
    """What is behind in the last of ``versions``."""
    *history, last = versions
    found = translations(history, read_yaml_text(last, "facts.yaml"), languages)
    assert found is not None
    return found


def behind(*versions: str, languages: tuple[str, ...] = LANGUAGES) -> set[str]:
    """The places of the strings that are behind."""
    return {text.place for texts in state(*versions, languages=languages).by_language.values() for text in texts}


def one_text(*strings: str, languages: tuple[str, ...] = LANGUAGES) -> str:
    """A facts file with one text, whose languages say ``strings``."""
    return yaml.safe_dump({"events": [{"id": "flood", "title": dict(zip(languages, strings, strict=False))}]})


TWO_LANGUAGES = {
    "a text that nobody touched": ([("un", "one"), ("un", "one")], ""),
    "both change at once": ([("un", "one"), ("deux", "two")], ""),
    "only the first language changes": ([("un", "one"), ("deux", "one")], "en"),
    "only the second language changes": ([("un", "one"), ("un", "two")], "fr"),
    "the other follows later": ([("un", "one"), ("deux", "one"), ("deux", "two")], ""),
    "the first changes again": ([("un", "one"), ("deux", "one"), ("trois", "one")], "en"),
    "the first changes again while the other follows": ([("un", "one"), ("deux", "one"), ("trois", "three")], ""),
    "the change is undone": ([("un", "one"), ("deux", "one"), ("un", "one")], ""),
    "the change is undone in two steps": ([("un", "one"), ("deux", "one"), ("trois", "one"), ("un", "one")], ""),
    "what is undone is older than the last agreement": (
        [("un", "one"), ("deux", "two"), ("un", "two")],
        "en",
    ),
    "what is undone is younger than the first agreement": (
        [("un", "one"), ("deux", "two"), ("trois", "two"), ("deux", "two")],
        "",
    ),
    "behind, then caught up, then behind the other way": (
        [("un", "one"), ("deux", "one"), ("deux", "two"), ("deux", "three")],
        "fr",
    ),
    "behind through versions that change nothing": ([("un", "one"), ("deux", "one"), ("deux", "one")], "en"),
    "a straight apostrophe becomes a curly one": ([("l'un", "one"), ("l’un", "one")], ""),
    "a blank becomes a no-break space": ([("un ?", "one?"), ("un\u202f?", "one?")], ""),
    "a missing no-break space is added": ([("un?", "one?"), ("un\u00a0?", "one?")], ""),
    "lines are filled anew": ([("un deux", "one two"), ("un\n  deux", "one two")], ""),
    "quotation marks and dashes take another form": (
        [('"un" - deux', "one"), ("«\u00a0un\u00a0» – deux", "one")],
        "",
    ),
    "an ordinal is set higher": ([("le 1er mars", "1 March"), ("le 1ᵉʳ mars", "1 March")], ""),
    "one letter is more than typography": ([("un", "one"), ("une", "one")], "en"),
    "typography here and words there": ([("l'un", "one"), ("l’un", "two")], "fr"),
    "a new text": ([("un", "one")], ""),
}


@pytest.mark.parametrize(("history", "expected"), TWO_LANGUAGES.values(), ids=TWO_LANGUAGES.keys())
def test_a_text_is_behind_when_only_the_other_language_changed(history: list[tuple[str, str]], expected: str) -> None:
    assert behind(*(one_text(*strings) for strings in history)) == (
        {f"events.0.title.{expected}"} if expected else set()
    )


THREE_LANGUAGES = {
    "one changes": (["abc", "Xbc"], "yz"),
    "two change": (["abc", "XYc"], "z"),
    "all change": (["abc", "XYZ"], ""),
    "one of two follows": (["abc", "Xbc", "XYc"], "z"),
    "both follow, one after the other": (["abc", "Xbc", "XYc", "XYZ"], ""),
    "one follows while the first changes again": (["abc", "Xbc", "UYc"], "z"),
    "one that has followed changes on": (["abc", "Xbc", "XYc", "XVc"], "xz"),
    "all is undone": (["abc", "Xbc", "XYc", "abc"], ""),
}


@pytest.mark.parametrize(("history", "expected"), THREE_LANGUAGES.values(), ids=THREE_LANGUAGES.keys())
def test_the_rule_is_the_same_for_more_languages(history: list[str], expected: str) -> None:
    languages = ("x", "y", "z")
    versions = (one_text(*strings, languages=languages) for strings in history)
    assert behind(*versions, languages=languages) == {f"events.0.title.{language}" for language in expected}


def test_a_new_language_of_the_site_forgets_nothing() -> None:
    old, changed = one_text("un", "one"), one_text("deux", "one")
    added = one_text("deux", "one", "zwei", languages=(*LANGUAGES, "de"))
    assert behind(old, changed, added, languages=(*LANGUAGES, "de")) == {"events.0.title.en"}


def test_a_new_language_of_the_site_is_behind_nothing_when_it_comes() -> None:
    added = one_text("un", "one", "eins", languages=(*LANGUAGES, "de"))
    assert behind(one_text("un", "one"), added, languages=(*LANGUAGES, "de")) == set()


def test_a_text_may_move_before_it_is_translated() -> None:
    untranslated = [claims("a/A", entry=entry).replace("en: A", "xx: A") for entry in ("flood", "high-water")]
    assert behind(*untranslated, claims("a/A", entry="high-water")) == set()


def test_a_translation_that_was_taken_out_and_put_back_has_not_followed() -> None:
    without = yaml.safe_dump({"events": [{"id": "flood", "title": {"fr": "deux"}}]})
    assert behind(one_text("un", "one"), without, one_text("deux", "one")) == {"events.0.title.en"}


def test_a_version_that_is_not_yaml_is_passed_over() -> None:
    assert behind(one_text("un", "one"), "events: [", one_text("deux", "one")) == {"events.0.title.en"}


def test_a_version_that_breaks_every_rule_of_the_facts_counts() -> None:
    old = "events:\n- {id: flood, on: never, x: y, title: {fr: un, en: one}}\n"
    assert behind(old, one_text("deux", "one")) == {"events.0.title.en"}


def test_without_history_nothing_is_known() -> None:
    assert translations(None, read_yaml_text(one_text("un", "one"), "facts.yaml"), LANGUAGES) is None


def test_what_is_not_in_exactly_the_languages_of_the_site_does_not_count() -> None:
    old = "events:\n- {id: flood, name: {fr: un, en: one, ru: один}, title: {fr: {text: un}, en: one}}\n"
    found = state(old, old.replace("un", "deux"))
    assert (found.number, behind(old, old.replace("un", "deux"))) == (0, set())


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


def test_two_hundred_versions_cost_little_more_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(text: str, shown_as: str) -> object:
        read.append(len(text))
        return read_yaml_text(text, shown_as)

    monkeypatch.setattr(texts, "read_yaml_text", counted)
    events = [
        {"id": f"e{number}", "title": {"fr": f"une phrase {number}" * 20, "en": f"a sentence {number}" * 20}}
        for number in range(200)
    ]
    versions = []
    for number in range(200):
        events[number]["title"] = {"fr": f"autre {number}", "en": events[number]["title"]["en"]}
        versions.append(yaml.dump({"events": events}, Dumper=yaml.CSafeDumper))
    assert len(behind(*versions)) == 199
    assert sum(read) < 2 * len(versions[0])


# --- With git ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Repository:
    """A git repository with a facts file in it."""

    folder: Path
    file: str = "facts.yaml"

    @property
    def path(self) -> Path:
        return self.folder / self.file

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"]
        subprocess.run(["git", "-C", str(self.folder), *who, *arguments], check=True, capture_output=True)

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def commit(self, text: str) -> None:
        self.write(text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")

    def clone(self, folder: Path, *options: str) -> Repository:
        self.git("clone", "--quiet", *options, self.folder.as_uri(), str(folder))
        return Repository(folder, self.file)

    def behind(self) -> set[str] | None:
        """The places of the strings that are behind in the working copy."""
        found = translations(committed(self.path), read_yaml_text(self.path.read_text("utf-8"), ""), LANGUAGES)
        return found and {text.place for texts in found.by_language.values() for text in texts}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository")
    repository.git("init", "--quiet")
    repository.git("symbolic-ref", "HEAD", "refs/heads/main")
    return repository


TITLE = {"events.0.title.en"}


def test_what_was_committed_and_what_is_not_yet_both_count(repository: Repository) -> None:
    repository.commit(one_text("un", "one"))
    repository.write(one_text("deux", "one"))
    assert repository.behind() == TITLE
    repository.commit(one_text("deux", "one"))
    assert repository.behind() == TITLE
    repository.write(one_text("deux", "two"))
    assert repository.behind() == set()


def test_the_file_may_have_had_another_name(repository: Repository) -> None:
    repository.commit(one_text("un", "one"))
    repository.commit(one_text("deux", "one"))
    repository.git("mv", "facts.yaml", "other.yaml")
    repository.git("commit", "--quiet", "--message", "rename")
    assert Repository(repository.folder, "other.yaml").behind() == TITLE


def test_a_merge_is_one_change_however_many_commits_led_to_it(repository: Repository) -> None:
    repository.commit(one_text("un", "one"))
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit(one_text("deux", "one"))
    repository.commit(one_text("trois", "three"))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "merge", "branch")
    assert repository.behind() == set()


def test_a_branch_that_says_meanwhile_what_the_main_line_no_longer_says_does_not_count(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_on(branch: str, day: int, text: str) -> None:
        monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-01-0{day}T00:00:00Z")
        repository.git("checkout", "--quiet", branch)
        repository.commit(text)

    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z")
    start, other = one_text("un", "one"), "people: []\n"
    repository.commit(start)
    repository.git("branch", "branch")
    commit_on("main", 2, one_text("deux", "two"))
    commit_on("branch", 3, other + start)
    commit_on("main", 4, one_text("trois", "two"))
    repository.git("merge", "--quiet", "--message", "merge", "branch")
    assert repository.path.read_text("utf-8") == other + one_text("trois", "two")
    assert repository.behind() == TITLE


def test_a_whole_clone_knows_what_the_original_knows(repository: Repository, tmp_path: Path) -> None:
    repository.commit(one_text("un", "one"))
    repository.commit(one_text("deux", "one"))
    assert repository.clone(tmp_path / "clone").behind() == TITLE


def test_a_shallow_clone_knows_nothing_and_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.commit(one_text("un", "one"))
    repository.commit(one_text("deux", "one"))
    assert repository.clone(tmp_path / "clone", "--depth=1").behind() is None


def test_without_git_nothing_is_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(one_text("un", "one"))
    monkeypatch.setenv("PATH", "")
    assert repository.behind() is None


def test_a_file_that_was_never_committed_has_no_history(repository: Repository, tmp_path: Path) -> None:
    repository.commit(one_text("un", "one"))
    for folder in (repository.folder, tmp_path):
        other = Repository(folder, "other.yaml")
        other.write(one_text("un", "one"))
        assert other.behind() is None


# --- In the terminal --------------------------------------------------------------------------------------------


def listed(facts: Path, *options: str) -> list[str]:
    command = [sys.executable, "scripts/translations.py", "--lang", "en", *options]
    environment = {"AGREEMENT": str(facts), "PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert not done.stderr
    return done.stdout.splitlines()


def test_make_translations_names_line_and_path_and_counts(repository: Repository) -> None:
    text = "events:\n- id: flood\n  title:\n    fr: un\n    en: one\n- id: fire\n  title: {fr: trois, en: three}\n"
    repository.commit(text)
    repository.write(text.replace("un\n", "deux\n").replace("three", "four"))
    assert listed(repository.path) == [
        f'{repository.path}:5:9: events.0.title.en: this text has not followed the last change of "fr"',
        f'{repository.path}:7:15: events.1.title.fr: this text has not followed the last change of "en"',
        "fr: 1 of 2 texts behind",
        "en: 1 of 2 texts behind",
    ]


def test_make_translations_says_when_it_cannot_know(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(one_text("un", "one"), encoding="utf-8")
    assert [line for line in listed(path) if "not known" in line] == listed(path)


def test_make_translations_passes_a_broken_file_with_its_mistakes(repository: Repository) -> None:
    repository.commit("events: [\n")
    assert listed(repository.path)[-1] == "1 error"


# --- On the site ------------------------------------------------------------------------------------------------

# A change of the French in each kind of place in which a text can stand.
CHANGES = [
    ("fr: La crue,", "fr: La grande crue,"),  # a heading
    ("fr: Le pont a tenu.,", "fr: Le pont a bien tenu.,"),  # a paragraph
    ("short_title: {fr: Le traité", "short_title: {fr: Le grand traité"),  # the heading of a page
    ("fr: Le conseil de gauche", "fr: Le grand conseil de gauche"),  # a name
    ("fr: Rive gauche", "fr: Rive très gauche"),  # an enumeration
    ("fr: Ce que deux villages", "fr: Ce que nos deux villages"),  # the description of the site
    ("fr: page 2", "fr: deuxième page"),  # a part of a source
    ("fr: On ne le voit pas", "fr: On ne le voit point"),  # a note
]
MARK = {"fr": "pas encore mis à jour dans cette langue", "en": "not yet updated in this language"}


@pytest.fixture(scope="module")
def marked_site(tmp_path_factory: pytest.TempPathFactory, build: Build) -> BuiltSite:
    """A site whose English is behind in eight texts."""
    folder = tmp_path_factory.mktemp("repository")
    repository = Repository(folder)
    repository.git("init", "--quiet")
    text = EVERY_KIND.read_text("utf-8")
    repository.commit(text)
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after, 1)
    repository.commit(text)
    return build(repository.path)


@pytest.mark.site
def test_each_text_that_is_behind_says_so_in_the_reader_s_language(marked_site: BuiltSite) -> None:
    pages = marked_site.of("en")
    for page, selector in {
        "events": "#flood, #flood + p",
        "index": "h1, .facts-box dd",
        "parties": "#left-council",
        "people": ".note",
        "citations": "#parts-register ~ .matrix th",
    }.items():
        marks = [element.text for element in pages[page].soup.select(f":is({selector}) > .behind")]
        assert marks and set(marks) == {MARK["en"]}, page
    assert len(pages["events"].soup.select("#flood > .behind, #flood + p > .behind")) == 2


@pytest.mark.site
def test_the_language_that_changed_has_no_mark(marked_site: BuiltSite) -> None:
    for page in marked_site.of("fr").values():
        assert not page.soup.select(".behind"), page.path


@pytest.mark.site
def test_a_mark_is_in_no_title_description_contents_attribute_or_search_result(marked_site: BuiltSite) -> None:
    for page in marked_site.pages:
        assert not page.soup.select("head .behind, .site-header .behind, .toc .behind"), page.path
        attributes = [str(value) for element in page.soup.find_all(True) for value in element.attrs.values()]
        outside = [page.soup.title.text, *attributes, *(item.text for item in page.soup.select(".toc"))]
        assert not [text for text in outside for mark in MARK.values() if mark in text or "<span" in text], page.path
    events = marked_site.of("en")["events"].soup
    assert "The flood" in [link.text for link in events.select(".toc a")]
    fragments = list((marked_site.folder / "pagefind").rglob("*.pf_fragment"))
    assert fragments
    for fragment in fragments:
        assert MARK["en"] not in gzip.decompress(fragment.read_bytes()).decode("utf-8")


@pytest.mark.site
def test_the_page_gives_the_state_of_each_language_and_leads_to_each_entry(marked_site: BuiltSite) -> None:
    shown = state(EVERY_KIND.read_text("utf-8"), marked_site.facts_path.read_text("utf-8"))
    assert len(shown.by_language["en"]) == len(CHANGES)
    lines = marked_site.facts_path.read_text("utf-8").splitlines()
    for pages in (marked_site.of(locale) for locale in marked_site.locales):
        soup = pages["translations"].soup
        rows = [[int(cell.text) for cell in row.select("td")] for row in soup.select(".translations tbody tr")]
        assert rows == [[shown.number, 0], [shown.number, len(CHANGES)]]
        items = soup.select("#behind-en + .texts-behind li")
        assert [item.code.text for item in items] == [text.place for text in shown.by_language["en"]]
        for item in items:
            (number,) = re.findall(r"\d+", item.select_one(".lines").text)
            assert "en:" in lines[int(number) - 1]
        assert not soup.select("#behind-fr")
    test_site.test_every_link_and_anchor_leads_somewhere(marked_site)


@pytest.mark.site
def test_a_site_from_a_shallow_clone_marks_nothing_and_says_why(marked_site: BuiltSite, tmp_path: Path) -> None:
    shallow = Repository(marked_site.facts_path.parent).clone(tmp_path / "clone", "--depth=1")
    run_mkdocs(shallow.path, tmp_path / "site", check=True)
    site = BuiltSite(tmp_path / "site", shallow.path, marked_site.facts, marked_site.locales)
    assert not [page.path for page in site.pages if page.soup.select(".behind, .translations")]
    assert "was not available" in site.of("en")["translations"].text
    assert "n’était pas disponible" in site.of("fr")["translations"].text


@pytest.mark.site
def test_the_project_s_own_site_has_the_page_in_each_language(real_site: BuiltSite, labels: dict[str, Labels]) -> None:
    assert PROJECT.locales == real_site.locales
    for locale in real_site.locales:
        assert real_site.of(locale)["translations"].soup.h1.text == str(labels[locale].words.pages.translations.title)
