"""The document worker: takes ordered documents by lease and prints them, in a process of its own."""

from __future__ import annotations

import gc
import logging
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from interviewkit.config import Config
from interviewkit.domain.logfile import read_log
from interviewkit.library.loader import cached_bank
from interviewkit.store import documents as document_store
from interviewkit.store import evaluations
from interviewkit.store.documents import Document
from interviewkit.store.engine import Database

from .documents import path_of

LEASE_SECONDS: Final = 120
"""How long a worker may take for one document before another one may try; house default, a page takes 0.1 s."""
IDLE_SECONDS: Final = 0.5
"""Between two looks for work; house default."""
COLLECT_AFTER: Final = 50_000
"""New objects after which the garbage collector looks: a page makes many and keeps few (measured: 15 % faster)."""

log = logging.getLogger(__name__)


def work(config: Config, once: bool = False) -> None:
    """Print ordered documents until told to stop; with `once`, until none is waiting.

    WeasyPrint shares fonts without locks and takes a hundred megabytes: it never runs in the web's processes.
    """
    database = Database(config.database_url)
    # Fonts that a killed worker left behind go with its folder, and never fill the machine's own.
    with tempfile.TemporaryDirectory(prefix="interviewkit-worker-") as scratch:
        tempfile.tempdir = scratch
        try:
            _get_ready()
            while make_next(config, database) or not once:
                pass
        finally:
            tempfile.tempdir = None
            database.dispose()


def _get_ready() -> None:
    """Fonts are cut once a machine, before the first page chooses between them and the installed ones."""
    from interviewkit.reports import fonts

    fonts.cut()
    cached_bank()
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)


def make_next(config: Config, database: Database) -> bool:
    """Print the document that has waited longest; where none waits, wait a moment and return False."""
    with database.writing() as connection:
        document = document_store.claim(connection, datetime.now(UTC), LEASE_SECONDS)
    if document is None:
        time.sleep(IDLE_SECONDS)
        return False
    try:
        _keep(path_of(config, document.content_key), _evaluation_pdf(database, document))
    except KeyboardInterrupt:  # told to end in mid-page: the next worker need not wait for the lease
        with database.writing() as connection:
            document_store.retry(connection, document.id)
        raise
    except Exception as error:  # whatever breaks one document must not stop the others
        log.exception("document %s could not be made", document.id)
        with database.writing() as connection:
            document_store.fail(connection, document.id, f"{type(error).__name__}: {error}")
    else:
        with database.writing() as connection:
            document_store.finish(connection, document.id, datetime.now(UTC))
    return True


def _evaluation_pdf(database: Database, document: Document) -> bytes:
    from interviewkit.reports import evaluation  # WeasyPrint: only ever loaded here

    with database.reading() as connection:
        frozen = evaluations.get(connection, document.subject_id)
    bank = cached_bank()
    return evaluation.render(read_log(frozen.log.encode()), bank.pitfalls, bank.techniques, document.lang)


def _keep(path: Path, content: bytes) -> None:
    """Put the file into place whole, so that nobody is ever served half of it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
