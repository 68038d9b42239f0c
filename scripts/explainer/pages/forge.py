"""Links into the repository on the web: a fact's lines in the forge's editor, and a report about it half filled in.

The forms of the addresses are those of GitHub, GitLab and Forgejo (which Codeberg runs).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

# The forge that runs at each well-known host; another host's is named by ``extra.forge`` in mkdocs.yml.
HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}

EDIT = {
    "github": "{repository}/edit/{branch}/{path}#L{first}-L{last}",
    "gitlab": "{repository}/-/edit/{branch}/{path}#L{first}-{last}",
    "forgejo": "{repository}/_edit/{branch}/{path}#L{first}-L{last}",
}
REPORT = {
    "github": ("{repository}/issues/new?{query}", "title", "body"),
    "gitlab": ("{repository}/-/issues/new?{query}", "issue[title]", "issue[description]"),
    "forgejo": ("{repository}/issues/new?{query}", "title", "body"),
}

# Servers refuse addresses that are much longer.
MAX_BODY = 1500

# Signs that a query may hold as they are (RFC 3986, 3.4); each page has these addresses by the dozen.
SAFE = "/:,"


@dataclass(frozen=True)
class Repository:
    """A repository: its address, the branch that is edited, the kind of forge, and the path of the facts file in it."""

    url: str
    branch: str
    forge: str
    path: str

    def edit(self, first: int, last: int) -> str:
        """Address of these lines of the facts file in the web editor."""
        return EDIT[self.forge].format(
            repository=self.url, branch=quote(self.branch), path=quote(self.path), first=first, last=last
        )

    def edit_file(self, path: str) -> str:
        """Address of another file of the repository in the web editor."""
        form = EDIT[self.forge].partition("#")[0]
        return form.format(repository=self.url, branch=quote(self.branch), path=quote(path))

    def report(self, title: str, body: str) -> str:
        """Address of a new issue with this title and text."""
        form, title_key, body_key = REPORT[self.forge]
        query = urlencode({title_key: title, body_key: body[:MAX_BODY]}, safe=SAFE)
        return form.format(repository=self.url, query=query)


def repository_at(url: str, branch: str, path: str, forge: str = "") -> Repository | None:
    """The repository at ``url``; ``None`` where there is none, or its forge is neither known by its host nor named."""
    kind = forge or HOSTS.get(urlsplit(url).hostname or "", "")
    return Repository(repository_address(url), branch, kind, path) if url and kind in EDIT else None


def repository_address(url: str) -> str:
    """The address of a repository, also where it was given as forges give it to clone from."""
    return url.rstrip("/").removesuffix(".git")
