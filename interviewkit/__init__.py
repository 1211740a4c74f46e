"""interviewkit: structured behavioural interviews, and the training of the people who hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from .config import Config

__version__ = "0.1.0"


def create_app(config: Config | None = None) -> Flask:
    """The web application; configuration from the environment unless one is given."""
    from .web.app import create_app as create  # so that the command line does not load Flask

    return create(config)
