"""The typography of each language is right by construction, and changes nothing else."""

from __future__ import annotations

import re

import pytest

from explainer.language.labels import Labels
from explainer.language.substitution import mistake_in
from explainer.language.text import with_unbroken_names
from own_site import OwnSite

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Quoi ?", f"Quoi{NARROW}?"),
        ("Quoi?", f"Quoi{NARROW}?"),
        ("Voici : un ; deux !", f"Voici{NARROW}: un{NARROW}; deux{NARROW}!"),
        ("Vraiment ?!", f"Vraiment{NARROW}?!"),
        ("« mot »", f"«{NARROW}mot{NARROW}»"),
        ("«mot»", f"«{NARROW}mot{NARROW}»"),
        (f"«{WIDE}mot{WIDE}»", f"«{NARROW}mot{NARROW}»"),
        ("Il dit « oui ! »", f"Il dit «{NARROW}oui{NARROW}!{NARROW}»"),
        ("l'accord d'entente", "l’accord d’entente"),
        ("le 1 mars 2021", "le 1ᵉʳ mars 2021"),
        ("le 11 mars 2021", f"le 11{WIDE}mars 2021"),
        ("2 100 kg", f"2{NARROW}100{WIDE}kg"),
        ("35 %", f"35{WIDE}%"),
        ("le plan de 2021 donne", "le plan de 2021 donne"),
        ("Luna-26 vole", "Luna-26 vole"),
        ("https://example.org/a?b", "https://example.org/a?b"),
        ("à 12:30", "à 12:30"),
    ],
)
def test_french_signs_have_their_spaces(labels: dict[str, Labels], written: str, shown: str) -> None:
    assert labels["fr"].typeset(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("the Moon's orbit", "the Moon’s orbit"), ("What? Yes: no; now!", "What? Yes: no; now!")]
)
def test_english_signs_have_theirs(labels: dict[str, Labels], written: str, shown: str) -> None:
    assert labels["en"].typeset(written) == shown


def test_typesetting_twice_changes_nothing_more(labels: dict[str, Labels]) -> None:
    for each in labels.values():
        once = each.typeset("« Est-ce l'accord ? » : 2 100 km ; oui !")
        assert each.typeset(once) == once


KEPT = '<span class="glue">{}</span>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>The programme 2018–2022</p>", f"<p>The programme {KEPT.format('2018–2022')}</p>"),
        ("<p>Luna-25, then Chang’e-7.</p>", f"<p>{KEPT.format('Luna-25')}, then {KEPT.format('Chang’e-7')}.</p>"),
        ("<h2>« Луна-26 »</h2>", f"<h2>« {KEPT.format('Луна-26')} »</h2>"),
        ('<a href="#luna-26" title="Luna-26">it</a>', '<a href="#luna-26" title="Luna-26">it</a>'),
        ("<title>Luna-26</title>", "<title>Luna-26</title>"),
        ('<script>"Luna-26"</script>', '<script>"Luna-26"</script>'),
        ("<code>the-black-2024</code>", "<code>the-black-2024</code>"),
        ("<a>https://example.org/luna-26/</a>", "<a>https://example.org/luna-26/</a>"),
        ("<p>2018-2022, open-access</p>", "<p>2018-2022, open-access</p>"),
        ("<h3>Est-il là ? Qu’a-t-elle ?</h3>", f"<h3>{KEPT.format('Est-il')} là ? {KEPT.format('Qu’a-t-elle')} ?</h3>"),
        (
            "<p>Qu’est-ce ? Peut-ellipse, un est-ceci.</p>",
            f"<p>{KEPT.format('Qu’est-ce')} ? Peut-ellipse, un est-ceci.</p>",
        ),
        ("<a>https://example.org/what-is-on</a>", "<a>https://example.org/what-is-on</a>"),
    ],
)
def test_a_name_with_a_number_and_a_verb_with_its_subject_are_kept_on_one_line(written: str, shown: str) -> None:
    assert with_unbroken_names(written) == shown


# Regular expressions that take for ever, and some that do not.
ENDLESS = ["(a+)+$", "(a*)*b", "(a|a)*b", "(?:a|b|ab)+c", "(.*a){12}", "(a{1,30}){1,30}b", "(?=(a+)+b)", "((a)|(b+))*c"]
SLOW = ["a*a*a*b", ".*.*.*x", "(?:.+)(?:.+)(?:.+)x"]
SOON = ["(a)+", "[ab]+c", r"(?:[ ]\d{3})*", r"(?:\d{1,2}-){3}", "a+b*", "(?:ab)*", "(a|b)c"]


@pytest.mark.parametrize("expression", ENDLESS + SLOW)
def test_a_substitution_that_could_run_for_ever_is_told_and_not_tried(expression: str) -> None:
    assert mistake_in(expression)


@pytest.mark.parametrize("expression", SOON)
def test_one_that_ends_soon_may_be_there(expression: str) -> None:
    assert mistake_in(expression) is None


def test_the_check_of_a_site_with_an_endless_substitution_ends_and_shows_its_line(site: OwnSite) -> None:
    site.replace("data/labels/en.yaml", "typography:\n", 'typography:\n  - {find: "(\\\\w+\\\\s?)+$x", put: ""}\n')
    done = site.check()
    assert re.search(r"data/labels/en\.yaml:\d+:\d+: typography\.0\.find: what is repeated here", done.stderr)
