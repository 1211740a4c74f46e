"""One web process, after the fork: the application it serves, and how it ends."""

from __future__ import annotations

import os
import signal
import threading
from typing import Any


def application(_: str) -> Any:
    """The WSGI application; the argument is the server's name for it."""
    _end_at_the_first_word()
    from interviewkit.web.wsgi import app

    return app


def _end_at_the_first_word() -> None:
    """Lets a thread pass on the first SIGTERM alone.

    granian 2.8 hangs when two signals reach a web process at once, as they do when Ctrl-C or the end of a service
    goes to every process and the server then tells its own to end; and it loses one that comes while the
    application is loading. SIGINT means nothing here: the server turns it into a SIGTERM for each web process.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    threading.Thread(target=_pass_on, daemon=True).start()


def _pass_on() -> None:
    signal.sigwait({signal.SIGTERM})
    end = signal.getsignal(signal.SIGTERM)
    if callable(end):
        end(signal.SIGTERM, None)
    else:
        os._exit(0)  # the server has not begun: there is nothing to end in order
