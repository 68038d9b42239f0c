"""What is found, and the index it is found in."""
