"""What a fact is, and how the file that holds the facts is read and checked."""
