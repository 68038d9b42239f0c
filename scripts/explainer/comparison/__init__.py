"""What readers will read differently between two versions of the facts."""
