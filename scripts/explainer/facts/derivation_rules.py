"""Rules about what sources repeat: whoever follows the references back comes to an end."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .circles import circles
from .model import Facts
from .yaml_reader import Complaint


def no_source_repeats_itself(facts: Facts) -> Iterator[Complaint]:
    """Each source that comes back to itself, at the reference that leads there."""
    circle = circles({source.id: source.derives_from for source in facts.sources})
    for index, source in enumerate(facts.sources):
        for number, origin in enumerate(source.derives_from):
            if source.id in circle and circle[source.id] == circle.get(origin):
                message = msg(
                    '"{origin}" repeats "{source}", here or by way of others; a source cannot repeat itself',
                    origin=origin,
                    source=source.id,
                )
                yield ("sources", index, "derives_from", number), message
