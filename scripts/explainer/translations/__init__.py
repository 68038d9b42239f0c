"""Which texts have not followed a change in another language."""
