"""Rules between entries: where each begins to speak, and where it still is silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import EVERY_KIND
from own_facts import ADOPTION, LIST, RECEIPT, both, entry, problems_in, problems_of, smallest, written

STATUS, SIGNATURE = (smallest()["agreement"][key] for key in ("status", "signature"))
SAMPLE = EVERY_KIND.read_text(encoding="utf-8")
NOTICE, LEFT, JOINED = "notice-of-withdrawal: 1920-01-02", "withdrawal: [1921-01-02]", "accession: 1930"
SIGNED = "      signature: 1901-05-04\n      ratification"
ANDORRA = "acts: {signature: 1902, provisional-application: 1903, acceptance: 1904, entry-into-force: 2030}"
PRIOR = "signed: 1890-01/1890-03"
READ = "accessed: 2026-01-10"
IN_FORCE = "Entry into force}\n    on: 1901-06\n"
NOT_CITED = """\
  - id: {id}
    title: {{fr: Un livre, en: A book}}
    publisher: {{fr: Nous, en: We}}
    kind: press
    language: fr
    accessed: 2026-01-10
"""

# What is written instead of what, and what is told then: nothing, or where and how it begins.
CASES: dict[str, tuple[str, str, list[str]]] = {
    "a party that acts on the day of the text": (SIGNED, SIGNED.replace("1901-05-04", "1901-04-20"), []),
    "a party that acts in its month": (SIGNED, SIGNED.replace("1901-05-04", "1901-04"), []),
    "a party that acts a day before": (
        SIGNED,
        SIGNED.replace("1901-05-04", "1901-04-19"),
        ["parties.1.acts.signature.on: no party can act before the text is adopted or signed (1901-04-20)"],
    ),
    "an act with a certainty and no source": (
        "approval: {}",
        "approval: {certainty: reported}",
        ['parties.5.acts.approval.certainty: say under "cites"'],
    ),
    "one for whom it is in force before it is": (
        "{definitive-signature: 1902}",
        "{definitive-signature: 1901-05, entry-into-force: 1901-05}",
        ["parties.6.acts.entry-into-force: it is in force for nobody before it is in force (1901-06)"],
    ),
    "a State that is there already": (
        "{country: MC, acts",
        "{id: monaco, country: LI, acts",
        ['parties.3.country: this State is the party "monaco" already'],
    ),
    "an act of two": (
        "{country: MT, acts: {signature: 1902}}",
        "{country: MT, acts: {signature: {on: 1902, party: left-bank}}}",
        ['parties.11.acts.signature.party: only "continued-by" names another party'],
    ),
    "an act in the year in which a party ends": (
        "ceased-to-exist: 1965",
        "suspension: 1965-06, ceased-to-exist: 1965",
        [],
    ),
    "an act in the year after": (
        "ceased-to-exist: 1965",
        "suspension: 1966, ceased-to-exist: 1965",
        ["parties.10.acts.suspension: the party had ceased to exist before (1965)"],
    ),
    "a party that two continue": (
        "continued-by: {party: new-hamlet, on: 1970, certainty: inferred, cites: [letter]}",
        "continued-by: [{party: new-hamlet, on: 1970}, {party: left-bank, on: 1970}]",
        ["parties.12.acts.continued-by.1: one party continues it"],
    ),
    "a text that was signed and is only adopted": (
        "    state: in-force\n",
        "    state: adopted\n",
        ["agreement.status.state: it entered into force"],
    ),
    "an id that was another\u2019s": (
        "formerly: [high-water]",
        "formerly: [high-water, ferry]",
        ["events.0.formerly.1:"],
    ),
    "a notice of the day on which it takes effect": (NOTICE, NOTICE.replace("1920", "1921"), []),
    "a notice of the day after": (
        NOTICE,
        "notice-of-withdrawal: 1921-01-03",
        ["parties.1.acts.withdrawal.0: it takes effect before the notice of it (1921-01-03)"],
    ),
    "a notice in the month of its effect": (NOTICE, "notice-of-withdrawal: 1921-01", []),
    "a notice of the day of joining": (
        "{accession: 1911-07-14}",
        "{accession: 1911-07-14, notice-of-withdrawal: 1911-07-14}",
        [],
    ),
    "one who joins a day after leaving": (JOINED, "accession: 1921-01-03", []),
    "one who joins before leaving": (
        JOINED,
        "accession: 1921-01-01",
        ['parties.1.acts.accession: it is bound by its "ratification" already'],
    ),
    "one who leaves twice": (
        LEFT,
        "withdrawal: [1921-01-02, 1922-01-02]",
        ["parties.1.acts.withdrawal.1: only what was joined before can be left"],
    ),
    "one who leaves, joins and leaves": (LEFT, "withdrawal: [1921-01-02, 1931-01-02]", []),
    "one who ratifies what it signed in no day that is known": (ANDORRA, "acts: {signature: {}, ratification: {}}", []),
    "one who ratifies and did not sign": (
        ANDORRA,
        "acts: {ratification: 1903}",
        ["parties.4.acts.ratification: a party ratifies what it has signed"],
    ),
    "one who ratifies what it signed for good": (
        ANDORRA,
        "acts: {definitive-signature: 1902, ratification: 1903}",
        ['parties.4.acts.ratification: it is bound by its "definitive-signature" already'],
    ),
    "an earlier agreement of the day of the signing": (PRIOR, "signed: 1901-05-04", []),
    "an earlier agreement of its month": (PRIOR, "signed: 1901-05", []),
    "an earlier agreement of the day after": (
        PRIOR,
        "signed: 1901-05-05",
        ["prior_agreements.0.signed: an earlier agreement cannot be later than the signing (1901-05-04)"],
    ),
    "a source that is read when it is published": (READ, "accessed: 1901-01-01", []),
    "a source that is read the day before": (
        READ,
        "accessed: 1900-12-31",
        ["sources.0.accessed: a source cannot be read before it is published (1901)"],
    ),
    "a name of its own beside a kind": (
        "  kind: treaty\n",
        "  kind: treaty\n  kind_name: {fr: pacte, en: pact}\n",
        ['agreement.kind_name: a name of its own goes with "kind: other"'],
    ),
    "a name of its own for another kind": (
        "  kind: treaty\n",
        "  kind: other\n  kind_name: {fr: pacte, en: pact}\n",
        [],
    ),
    "another kind without a name": (
        "  kind: treaty\n",
        "  kind: other\n",
        ['agreement.kind: say under "kind_name" what it is called, in each language'],
    ),
    "a part of another kind without a name": (
        "    kind_name: {fr: volet, en: strand}\n",
        "",
        ['text_parts.1.kind: say under "kind_name"'],
    ),
    "a part with a name of its own beside its kind": (
        "    kind: other\n    kind_name: {fr: volet",
        "    kind: section\n    kind_name: {fr: volet",
        ["text_parts.1.kind_name: a name of its own goes with"],
    ),
    "a part of a source that is cited": (
        "      p2: {fr: page 2, en: page 2}\n",
        "",
        ["agreement.duration.cites.0: the"],
    ),
    "a source that is cited as a whole and has parts": (
        "cites: [register#p1]\n  entry_into_force",
        "cites: [register]\n  entry_into_force",
        ['agreement.signature.cites.0: say where in "register", so that readers can check; for example "register#p1"'],
    ),
    "two short names in one language": (
        "{text: CG, language: fr,",
        "{text: A, language: fr, certainty: reported, cites: [letter]}, {text: CG, language: fr,",
        [],
    ),
    "a preferred short name in each language": (
        "{text: CG, language: fr,",
        "{text: LC, language: en, rank: preferred, certainty: reported, cites: [letter]}, "
        "{text: CG, language: fr, rank: preferred,",
        [],
    ),
    "two preferred short names in one language": (
        "{text: CG, language: fr,",
        "{text: A, language: fr, rank: preferred, certainty: reported, cites: [letter]}, "
        "{text: CG, language: fr, rank: preferred,",
        ['parties.0.bodies.0.acronyms.1.rank: two short names are preferred in "fr"; the other is "A"'],
    ),
    "a part of a whole in another group": (
        "    group: commitment\n    item_of: upkeep",
        "    group: location\n    item_of: upkeep",
        ['provisions.1.item_of: "upkeep" is in the group "commitment"; a part is in the same'],
    ),
    "what was read and is silent, without a source": (
        "{account: account-right, stance: silent, cites: [letter]}",
        "{account: account-right, stance: silent}",
        ['provisions.1.said.1: "cites" is missing: the sources that were read for it'],
    ),
    "an entry into force on the day of the signing": (
        IN_FORCE,
        IN_FORCE.replace("1901-06", "1901-05-04"),
        ["agreement.entry_into_force.conditions.0.met: a condition is met before the entry into force"],
    ),
    "an entry into force on the day before": (
        IN_FORCE,
        IN_FORCE.replace("1901-06", "1901-05-03"),
        ["agreement.entry_into_force.on: it cannot enter into force before it is signed (1901-05-04)"],
    ),
    "two sources that nobody cites": (
        "\nsources:\n",
        "\nsources:\n" + NOT_CITED.format(id="one") + NOT_CITED.format(id="two"),
        [f'sources.{n}.id: no entry cites the source "{name}"' for n, name in enumerate(("one", "two"))],
    ),
    "a word of sixty letters": (
        "part: participant",
        f"part: {'x' * 60}",
        [f'people.2.part: unknown value "{"x" * 60}"'],
    ),
    "a word of sixty-one": ("part: participant", f"part: {'x' * 61}", [f'people.2.part: unknown value "{"x" * 59}…"']),
    "an account that is not named": (
        "cites: [letter]}\n      - {account: account-joint, stance: not-read}\n",
        "cites: [letter]}\n",
        ['provisions.1.said: "said" does not name account-joint; for what was not read, write the stance not-read'],
    ),
    "a part of a provision that the accounts only name": (
        "    said:\n      - {account: account-left, stance: states, cites: [register#p2]}\n"
        "      - {account: account-right, stance: silent, cites: [letter]}\n"
        "      - {account: account-joint, stance: not-read}\n    certainty",
        "    certainty",
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_rule_speaks_where_it_is_broken_and_nowhere_else(case: str, tmp_path: Path) -> None:
    before, after, wanted = CASES[case]
    assert SAMPLE.count(before) >= 1
    told = problems_of(SAMPLE.replace(before, after, 1), tmp_path)
    found = [problem.heading(str).split(": ", 1)[1] for problem in told]
    assert len(found) >= len(wanted), found
    assert [each[: len(start)] for each, start in zip(found, wanted, strict=False)] == wanted, found
    assert wanted or not found, found


IN_FORCE_SINCE = entry("in-force", on="1901-06", text=None)
# The smallest agreement with other keys and parts, and all that is told of it.
SMALL_CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "one that nobody signed": (
        {"agreement": {"signature": None}},
        ['agreement.signature: "signature" is missing; where nobody signed'],
    ),
    "one that was adopted": (
        {"agreement": {"signature": None, "adoption": ADOPTION, "status": STATUS | {"state": "signed"}}},
        ['agreement.status.state: the agreement has no "signature", so nobody signed it'],
    ),
    "a signatory of one that was adopted": (
        {
            "agreement": {"signature": None, "adoption": ADOPTION},
            "parties": [{"country": "FJ", "acts": {"signature": "1902"}}],
            "party_list": LIST,
        },
        ['parties.0.acts.signature: the agreement has no "signature", so nobody signed it'],
    ),
    "one in force that binds nobody": (
        {
            "agreement": {"entry_into_force": IN_FORCE_SINCE},
            "parties": [{"country": "FJ", "acts": {"signature": "1902"}}],
            "party_list": LIST,
        },
        ["agreement.entry_into_force.on: it is in force, but nobody is bound by their acts"],
    ),
    "one that binds a signatory": (
        {
            "agreement": {"entry_into_force": IN_FORCE_SINCE},
            "parties": [{"country": "FJ", "acts": {"definitive-signature": "1902"}}],
            "party_list": LIST,
        },
        [],
    ),
    "a letter of the day of something else": (
        {
            "agreement": {"signature": SIGNATURE | {"day_is": both("Le jour de l’envoi")}},
            "text_parts": [
                {
                    "id": "letter",
                    "kind": "letter",
                    "on": "1901-05",
                    "title": both("Lettre"),
                    "text": both("Un mot."),
                    **RECEIPT,
                }
            ],
        },
        ['text_parts.0.on: "day_is" says what this day is'],
    ),
}


@pytest.mark.parametrize("case", SMALL_CASES)
def test_a_rule_about_the_whole_speaks_where_it_is_broken(case: str, tmp_path: Path) -> None:
    changes, wanted = SMALL_CASES[case]
    found = [problem.heading(str).split(": ", 1)[1] for problem in problems_in(written(tmp_path, **changes))]
    assert len(found) == len(wanted), found
    assert all(each.startswith(start) for each, start in zip(found, wanted, strict=True)), found
