"""The facts in one language: its labels, its texts, its dates."""
