"""What a WSGI server loads."""

from interviewkit import create_app

app = create_app()
