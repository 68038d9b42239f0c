"""The rules of the site: load the facts, check them, localise them, render them.

This package knows nothing of MkDocs; ``scripts/hooks.py`` is the only adapter.
"""
