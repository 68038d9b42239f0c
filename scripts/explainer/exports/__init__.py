"""The same facts for machines: small writers, each of which returns the text of one file.

``registry`` lists them with their paths; a new one is a function and a line there.
"""
