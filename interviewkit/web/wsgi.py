"""What a WSGI server loads."""

import gc

# Nothing that loading makes is garbage: looking for it would take a seventh of the start.
gc.disable()

from interviewkit import create_app  # noqa: E402

app = create_app()

# What is there now stays for good: the collector never looks at it again, and forked memory stays shared.
gc.freeze()
gc.enable()
