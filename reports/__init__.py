"""Print documents: a folder a report, `render` makes the PDF."""
