"""What follows from the facts and stands nowhere in the file: evidence, time, sides, pictures."""
