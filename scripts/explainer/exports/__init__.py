"""The facts for programs, and for the tools that keep citations."""
