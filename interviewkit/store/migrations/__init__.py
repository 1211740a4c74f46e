"""How the tables came to be: a file a step under versions/, in the order of their numbers."""
