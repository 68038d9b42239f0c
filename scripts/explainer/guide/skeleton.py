"""The facts file that somebody begins with: ``examples/new.yaml`` under a name of its own, in the site's languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

SCHEMA = "../data/agreement.schema.json", "agreement.schema.json"
ENTRY = r'([\w-]+): "((?:[^"\\]|\\.)*)"'
IN_BRACES = re.compile(rf"\{{{ENTRY}(?:, {ENTRY})*\}}")
ON_LINES = re.compile(rf"(?:^ +{ENTRY}\n)+", re.MULTILINE)
TEXT = re.compile(ENTRY)


def skeleton(example: str, name: str, kind: str, locales: Sequence[str], checked: date) -> str:
    """The facts file ``example`` as that of an agreement of this ``kind`` whose id is ``name``, with each of its texts
    in all ``locales``; one that it lacks in a language stands there in another, and the language before it."""
    values = {"checked": checked.isoformat(), "id": name, "kind": kind, "language": locales[0]}
    file = example.replace(*SCHEMA)
    for key, value in values.items():
        file = re.sub(rf"^( +{key}: ).*", rf"\g<1>{value}", file, count=1, flags=re.MULTILINE)
    file = IN_BRACES.sub(lambda found: "{" + ", ".join(_texts(found[0], locales)) + "}", file)
    return ON_LINES.sub(lambda found: "".join(f"    {text}\n" for text in _texts(found[0], locales)), file)


def _texts(written: str, locales: Sequence[str]) -> list[str]:
    texts = dict(TEXT.findall(written))
    other = next(reversed(texts.values()))
    return [f'{locale}: "{texts.get(locale) or f"[{locale}] {other}"}"' for locale in locales]
