"""Questions as files: taken out, brought in."""
