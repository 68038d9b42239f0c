"""What editors are shown of the model: the schema and the guides to the fields."""
