"""What is due to be checked again."""

from __future__ import annotations

from datetime import date

from ..mistakes.messages import msg
from ..mistakes.problems import Problem
from .model import Facts, Receipt
from .yaml_reader import Document


def due(facts: Facts, document: Document, today: date) -> list[Problem]:
    """The statements whose ``review_by`` is past on ``today``, in the order of the file."""
    found = []
    for path, receipt in facts.index.records:
        if isinstance(receipt, Receipt) and receipt.review_by and receipt.review_by.end < today:
            message = msg("to be checked again since {date}", date=receipt.review_by.iso)
            found.append(document.problem((*path, "review_by"), message))
    return sorted(found)
