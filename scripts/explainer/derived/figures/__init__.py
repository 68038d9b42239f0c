"""Pictures to take away, as numbers: where each line, shape and word of a drawing stands, in units of its own.

Pure functions from words and dates to coordinates; the macros of ``overrides/macros/figures`` draw them as SVG.
"""
