"""The words of the picture of who has joined: each partner with when and how far, and what the lists of them are."""

from __future__ import annotations

from datetime import date

from ...facts.model import Facts, Partner, PartnerList, PartnerStep
from ...language.localize import Localizer
from .joined import Lists, Member


def partners_in_order(facts: Facts) -> list[Partner]:
    """By their dates; those without one last."""
    return sorted(facts.partners, key=lambda each: (each.on is None, each.on.start if each.on else date.min))


def members(facts: Facts, localizer: Localizer) -> list[Member]:
    """Each partner in that order, with the numbers of the lists that name it."""
    numbers = {each.id: number for number, each in enumerate(naming(facts))}
    return [
        Member(
            name=str(localizer.value(partner.name)),
            date=_step(partner, localizer),
            lists=[numbers[each] for each in partner.lists],
            is_sure=partner.step is PartnerStep.JOINED,
        )
        for partner in partners_in_order(facts)
    ]


def naming(facts: Facts) -> list[PartnerList]:
    """The lists that name somebody."""
    named = {each for partner in facts.partners for each in partner.lists}
    return [each for each in facts.partner_lists if each.id in named]


def lists_in_words(facts: Facts, localizer: Localizer) -> Lists:
    """What the lists are that name somebody, and those that only count."""
    words, lists = localizer.labels.words, naming(facts)
    counts = [each for each in facts.partner_lists if each not in lists and each.count]
    nameless = [words.comma.join([_title(each, localizer), words.figures.no_names]) for each in counts]
    return Lists([_title(each, localizer) for each in lists], str(words.figures.not_on_list), nameless)


def _step(partner: Partner, localizer: Localizer) -> str:
    """When it joined; of what has not, how far it went."""
    words = localizer.labels.words
    on = [localizer.value(partner.on).text] if partner.on else []
    step = [] if partner.step is PartnerStep.JOINED else [str(localizer.value(partner.step).label)]
    return str(words.comma.join([*step, *on]) or words.figures.no_date)


def _title(each: PartnerList, localizer: Localizer) -> str:
    words, local = localizer.labels.words, localizer.value
    number = [words.figures.list_count.count(each.count)] if each.count else []
    counted = [local(each.counted)] if each.counted else number
    return str(words.comma.join(map(str, [local(each.title), local(each.as_of).text, *counted])))
