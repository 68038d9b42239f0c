"""What was planned, in words."""

from __future__ import annotations

from typing import Any

from ..facts.model import Facts, PlanStep, Project
from ..language.localize import View


def planned(facts: Facts) -> list[Project]:
    """The projects of which it was told for when they were planned."""
    return [each for each in (*facts.projects, facts.subject) if each and each.plans]


def plan_in_words(plan: View, words: Any) -> str:
    """When it was told, and what; ``words`` are the labels of pictures."""
    ways = {PlanStep.PLANNED: words.planned, PlanStep.GIVEN_UP: words.not_then, PlanStep.DONE: words.done}
    way = ways[PlanStep(plan.step.value)][plan.on.precision]
    return str(way.format(told=_told(plan.told, words), date=plan.on.text))


def _told(when: View | None, words: Any) -> str:
    """When it was told."""
    if not when:
        return str(words.told_undated)
    return str((words.told_on if when.precision == "day" else words.told).format(date=when.text))
