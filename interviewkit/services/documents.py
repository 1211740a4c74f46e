"""Documents: ordered in a transaction, made by worker processes, served from a content-addressed folder."""

from __future__ import annotations

import hashlib
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from interviewkit.store.engine import Connection

from interviewkit import __version__
from interviewkit.config import Config
from interviewkit.domain.errors import NotFound
from interviewkit.domain.logfile import read_log
from interviewkit.domain.people import Person
from interviewkit.library.loader import cached_bank
from interviewkit.store import documents as document_store
from interviewkit.store import evaluations, interviews
from interviewkit.store.documents import Document
from interviewkit.store.engine import Database

from .sessions import require_reader

EVALUATION: Final = "evaluation"
LEASE_SECONDS: Final = 120
"""How long a worker may take for one document before another one may try."""
IDLE_SECONDS: Final = 0.5


def order(connection: Connection, interview_id: str, content_hash: str, lang: str) -> Document:
    """Order an evaluation's PDF in a language; the same content is ordered once."""
    key = content_key(content_hash, lang)
    return document_store.enqueue(connection, EVALUATION, interview_id, lang, key)


def content_key(content_hash: str, lang: str) -> str:
    """What names a PDF's content: the evaluation's hash, its language, and the program that prints it."""
    return hashlib.sha256(f"{EVALUATION} {content_hash} {lang} {__version__}".encode()).hexdigest()


def path_of(config: Config, key: str) -> Path:
    """Where the PDF with that content key lies, once it is made."""
    return config.documents / key[:2] / f"{key}.pdf"


def request(database: Database, person: Person, interview_id: str, lang: str) -> Document:
    """The PDF of a submitted interview, ordered (again) where it is not there. Raises NotFound, Forbidden."""
    with database.writing() as connection:
        require_reader(person, interviews.get(connection, interview_id))
        return order(connection, interview_id, evaluations.get(connection, interview_id).content_hash, lang)


def work(config: Config, once: bool = False) -> None:
    """Make ordered documents until told to stop; with `once`, until none is waiting.

    Runs in a process of its own: WeasyPrint never shares one with the web.
    """
    database = Database(config.database_url)
    try:
        while True:
            if not make_next(config, database):
                if once:
                    return
                time.sleep(IDLE_SECONDS)
    finally:
        database.dispose()


def make_next(config: Config, database: Database) -> bool:
    """Make one document that is waiting; False if none is."""
    with database.writing() as connection:
        document = document_store.claim(connection, datetime.now(UTC), LEASE_SECONDS)
    if document is None:
        return False
    try:
        _keep(path_of(config, document.content_key), _evaluation_pdf(database, document))
    except Exception as error:
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
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def made(config: Config, document: Document) -> Path:
    """The file of a finished document. Raises NotFound if it is not there."""
    path = path_of(config, document.content_key)
    if not path.is_file():
        raise NotFound(document.id)
    return path
