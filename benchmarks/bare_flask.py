"""The peer of start_time: the smallest Flask application that answers."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    """One line of text."""
    return "hello"
