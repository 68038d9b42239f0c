"""Rules about what each account says of a provision: silence is never taken for support, nor a gap for silence."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .model import Facts, Provision, Saying, Stance
from .yaml_reader import Complaint, DataPath

WORDLESS = {Stance.SILENT, Stance.NOT_READ}


def sayings_are_whole(facts: Facts) -> Iterator[Complaint]:
    """What one saying holds follows from its stance."""
    for path, _, saying in _sayings(facts):
        if saying.stance is Stance.OTHERWISE and saying.text is None:
            yield path, msg('an account that says otherwise is quoted in its words: "text" is missing')
        if saying.stance in WORDLESS and saying.text is not None:
            yield (*path, "text"), msg('an account that is "{stance}" has no words here', stance=saying.stance)
        if saying.stance is Stance.NOT_READ and saying.cites:
            yield (*path, "cites"), msg("what was not read cannot be cited; remove the line, or say what was read")
        if saying.stance is not Stance.NOT_READ and not saying.cites:
            yield path, msg('"cites" is missing: the sources that were read for it')


def silent_sources_support_nothing(facts: Facts) -> Iterator[Complaint]:
    """A source that does not speak of a provision is no receipt of it."""
    for (*above, _, _), provision, saying in _sayings(facts):
        if saying.stance is Stance.SILENT:
            silent = {cite.partition("#")[0] for cite in saying.cites}
            for index, cite in enumerate(provision.cites):
                source = cite.partition("#")[0]
                if source in silent:
                    message = msg(
                        '"{source}" does not speak of this, says "{account}" under "said"; '
                        "remove it here, or change the stance there",
                        source=source,
                        account=saying.account,
                    )
                    yield (*above, "cites", index), message


def every_account_is_named_once(facts: Facts) -> Iterator[Complaint]:
    """Where accounts are told of at all, each is named in each provision, so that none is missing by oversight. A part
    of a provision may leave that to its whole: then it explains what the accounts only name."""
    accounts = [account.id for account in facts.accounts]
    told = any(provision.said for provision in facts.provisions)
    for number, provision in enumerate(facts.provisions if told else ()):
        if provision.item_of and not provision.said:
            continue
        path: DataPath = ("provisions", number, "said")
        named: set[str] = set()
        for index, saying in enumerate(provision.said):
            if saying.account in named:
                yield (*path, index, "account"), msg('"{account}" is named twice here', account=saying.account)
            named.add(saying.account)
        missing = [account for account in accounts if account not in named]
        if missing and named.issubset(accounts):  # a misspelt id is told elsewhere
            message = msg(
                '"said" does not name {accounts}; for what was not read, write the stance not-read',
                accounts=", ".join(missing),
            )
            yield path if provision.said else path[:-1], message


def _sayings(facts: Facts) -> Iterator[tuple[DataPath, Provision, Saying]]:
    """Every saying with its place and its provision."""
    for number, provision in enumerate(facts.provisions):
        for index, saying in enumerate(provision.said):
            yield ("provisions", number, "said", index), provision, saying
