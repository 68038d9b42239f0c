"""The former versions of the facts file, and which of their texts and entries was which."""
