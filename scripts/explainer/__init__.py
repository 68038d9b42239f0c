"""The rules of the site: read the facts, check them, say them in each language, make pages and files of them.

This package knows nothing of MkDocs; ``scripts/hooks.py`` is the only adapter. Each of its rooms (packages, and the few
modules that stand alone) imports only rooms above it in ``ROOMS``; ``make house`` draws them.
"""

import gc
import os

# No other package that is installed takes part in reading the facts, and no time is spent on looking for one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

ROOMS = (
    "downloads",
    "project",
    "mistakes",
    "disk",
    "settings",
    "browser",
    "versions",
    "facts",
    "translations",
    "language",
    "derived",
    "search",
    "pages",
    "finish",
    "guide",
    "comparison",
    "exports",
    "cards",
    "whole_site",
    "site",
    "publish",
)

# A build or a check ends before it has made much waste, and looking for it would go through all that was just imported.
# What lasts longer, as a preview, turns it on again.
gc.disable()
