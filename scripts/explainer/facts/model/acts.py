"""By which acts a party came to an agreement or left it, as the status tables of depositaries have them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from ..dates import When
from .receipts import Brief, Text
from .values import Cite, Refers
from .vocabularies import ActKind, Certainty

# The acts by which a party consents to be bound.
CONSENT = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.AGREED,
        ActKind.SUCCESSION,
    }
)

# Those of somebody who signs for it.
SIGNING = frozenset({ActKind.SIGNATURE, ActKind.DEFINITIVE_SIGNATURE})

# Those after which it is bound no longer.
LEAVING = frozenset({ActKind.WITHDRAWAL, ActKind.EXCLUSION, ActKind.CEASED_TO_EXIST})


class Act(Brief):
    """One act of a party. Its date alone is enough; write "on" and the other keys when there is more to say."""

    ALONE: ClassVar[str] = "on"

    on: When | None = None
    """The day, month, year or span, where it is known; a day to come is shown as planned."""
    party: Annotated[str, Refers("Party")] | None = None
    """Of continued-by: the party that continues this one, and is bound in its place."""
    place: Text | None = None
    """Where."""
    actors: tuple[Annotated[str, Refers("Person", "Body")], ...] = ()
    """Who acted for the party."""
    certainty: Certainty | None = None
    """How sure this is, where it differs from the party."""
    cites: tuple[Cite, ...] = ()
    """Where this comes from, where it differs from the party."""
    note: Text | None = None
    """What a reader must know to trust this rightly: a reservation, a declaration, an act that was taken back."""


class OneOrSeveral:
    """Marks a list of which one item may stand alone, in editors as in files."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list | tuple) or value is None else [value]


# Each kind of act with what is known of it; a party that came back did some of them twice.
Acts = dict[ActKind, Annotated[tuple[Act, ...], BeforeValidator(_as_list), OneOrSeveral()]]
