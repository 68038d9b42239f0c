"""Dates are read as they are written, said in words, and held against each other: a day too many is told, the day
itself is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from pydantic_core import PydanticCustomError

from conftest import EVERY_KIND
from explainer.facts.dates import When
from own_facts import problems_of

READ = {
    "2021-03-09": ("2021-03-09", "2021-03-09", "day"),
    "2020-02": ("2020-02-01", "2020-02-29", "month"),
    "2021-02": ("2021-02-01", "2021-02-28", "month"),
    "2020-12": ("2020-12-01", "2020-12-31", "month"),
    "2017": ("2017-01-01", "2017-12-31", "year"),
    "2021-02-11/2021-02-12": ("2021-02-11", "2021-02-12", "day"),
    "2021-02/2021-04": ("2021-02-01", "2021-04-30", "month"),
    "2017/2019": ("2017-01-01", "2019-12-31", "year"),
    "2021-02-11/2021-03": ("2021-02-11", "2021-03-31", "day"),
    "2021-02/2021-02-02": ("2021-02-01", "2021-02-02", "month"),
}


@pytest.mark.parametrize("written", READ)
def test_a_date_covers_its_first_day_to_its_last(written: str) -> None:
    when = When.parse(written)
    first, last, precision = READ[written]
    assert when == When(written, date.fromisoformat(first), date.fromisoformat(last), precision)
    assert when.is_span == ("/" in written)


REFUSED = {
    "": "date_form",
    "21-03-09": "date_form",
    "2021-3-9": "date_form",
    "2021-03-09T10:00": "date_form",
    "2021/03": "date_form",
    "2021-03-09/": "date_form",
    "/2021": "date_form",
    "2021/2022/2023": "date_form",
    "２０２１": "date_form",
    "0000": "date_impossible",
    "2021-00": "date_impossible",
    "2021-13": "date_impossible",
    "2021-02-29": "date_impossible",
    "2021-04-31": "date_impossible",
    "2021-01-00": "date_impossible",
    "2021-03-09/2021-02-30": "date_impossible",
    "2021-03-09/2021-03-09": "date_reversed",
    "2021-03-09/2021-03-08": "date_reversed",
    "2021-12-31/2021": "date_reversed",
}


@pytest.mark.parametrize("written", REFUSED)
def test_what_is_no_date_is_refused_with_its_reason(written: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        When.parse(written)
    assert refused.value.type == REFUSED[written]
    assert (refused.value.context or {})["written"] == written


WORDS = {
    "2021-03-09": ("9 mars 2021", "March 9, 2021"),
    "2020-07": ("juillet 2020", "July 2020"),
    "2017": ("2017", "2017"),
    "2021-02-11/2021-02-12": ("11–12 février 2021", "February 11 – 12, 2021"),
    "2021-02-11/2021-03-12": ("11 février – 12 mars 2021", "February 11 – March 12, 2021"),
    "2020-12-31/2021-01-01": ("31 décembre 2020 – 1 janvier 2021", "December 31, 2020 – January 1, 2021"),
    "2021-02/2021-04": ("février – avril 2021", "February – April 2021"),
    "2017/2019": ("2017–2019", "2017 – 2019"),
}


@pytest.mark.parametrize("written", WORDS)
def test_a_date_in_words_is_as_precise_as_it_was_written(written: str) -> None:
    when = When.parse(written)
    said = [" ".join(when.format(Locale(code)).split()) for code in ("fr", "en")]
    assert said == list(WORDS[written])


SAMPLE = EVERY_KIND.read_text(encoding="utf-8")
ADOPTION, FORCE = "on: 1901-04-20", "    on: 1901-06\n    text: {fr: Après"
MET, UNTIL = "met: 1901-05-30", "until: 2051-06"

# An edit of the sample, and where something is told after it; nowhere where all is well.
ORDER = {
    "adopted on the day of the signing": (ADOPTION, "on: 1901-05-04", ""),
    "adopted a day after it": (ADOPTION, "on: 1901-05-05", "agreement.adoption.on: a text is adopted before"),
    "adopted in the month of the signing": (ADOPTION, "on: 1901-05", ""),
    "in force in the month of the signing": (FORCE, FORCE.replace("1901-06", "1901-05"), ""),
    "in force a month before": (FORCE, FORCE.replace("1901-06", "1901-04"), "agreement.entry_into_force.on: it cannot"),
    "a condition met on the last day of the month": (MET, "met: 1901-06-30", ""),
    "a condition met a day later": (MET, "met: 1901-07-01", "agreement.entry_into_force.conditions.0.met: a condition"),
    "ends in the month in which it begins": (UNTIL, "until: 1901-06", ""),
    "ends a month before": (UNTIL, "until: 1901-05", "agreement.duration.until: it ends before it begins"),
}


@pytest.mark.parametrize("what", ORDER)
def test_what_comes_first_stands_first(what: str, tmp_path: Path) -> None:
    before, after, told = ORDER[what]
    assert_told(SAMPLE.replace(before, after, 1), told, tmp_path)
    assert before in SAMPLE


WITHOUT_START = SAMPLE.replace("    starts: 1901-06\n", "", 1)
BEGUN = {"1901-04-20": "", "1901-04-19": "agreement.duration.until: it ends before it begins"}


@pytest.mark.parametrize("until", BEGUN)
def test_without_a_day_of_its_own_it_begins_when_the_text_was_there(until: str, tmp_path: Path) -> None:
    """That was the day of the adoption, which came before the signing."""
    assert_told(WITHOUT_START.replace(UNTIL, f"until: {until}", 1), BEGUN[until], tmp_path)


def assert_told(text: str, wanted: str, folder: Path) -> None:
    """That of all that is told of the facts, one mistake is the one that is ``wanted``, or there is none; whether it
    still applies, which follows from these dates too, is not asked here."""
    found = [problem.heading(str).split(": ", 1)[1] for problem in problems_of(text, folder)]
    found = [each for each in found if not each.startswith("agreement.status.state: ")]
    assert [each for each in found if wanted and each.startswith(wanted)] != [] or (found == [] and not wanted), found
