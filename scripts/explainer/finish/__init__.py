"""What a finished page gets last: its style, its headings, its policy."""
