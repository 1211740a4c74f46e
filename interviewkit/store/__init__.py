"""Records: SQLAlchemy Core, a module a noun, functions that take a connection first. No decisions are made here."""
