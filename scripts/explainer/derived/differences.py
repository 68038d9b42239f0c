"""On which provisions the sides differ, and whose words have no cell of their own there."""

from __future__ import annotations

from ..facts.model import Difference, Facts, Provision, Version

Point = tuple[Difference, tuple[Version, ...]]


def points_of(facts: Facts) -> dict[str, tuple[Point, ...]]:
    """For the id of each provision, the differences about it, each with the versions of those that no account beside
    the provision speaks for alone."""
    accounts = {account.id: account for account in facts.accounts}

    def sides(provision: Provision) -> set[str]:
        """Those of whom a cell of the row says what they say; a part of a provision has no row."""
        told = (accounts[saying.account].by for saying in provision.said if not provision.item_of)
        return {by[0] for by in told if len(by) == 1}

    return {
        provision.id: tuple(
            (point, tuple(version for version in point.versions if version.by not in sides(provision)))
            for point in facts.differences
            if point.provision == provision.id
        )
        for provision in facts.provisions
    }
