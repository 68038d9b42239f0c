"""How a mistake is said: what is wrong, where, and how to mend it, in every language that contributors read."""
