"""From Markdown and macros to the text of a page."""
