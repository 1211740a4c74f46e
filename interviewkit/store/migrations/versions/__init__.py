"""The steps: each brings a database from the layout before it to its own."""
