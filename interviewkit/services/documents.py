"""Documents: ordered in a transaction, made by worker processes, served from a content-addressed folder."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from interviewkit import __version__
from interviewkit.config import Config
from interviewkit.domain.people import Person
from interviewkit.store import documents as document_store
from interviewkit.store import evaluations, interviews
from interviewkit.store.documents import DONE, Document
from interviewkit.store.engine import Connection, Database

from .sessions import require_reader

EVALUATION: Final = "evaluation"


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


def request(database: Database, config: Config, person: Person, interview_id: str, lang: str) -> Document:
    """The PDF of a submitted interview; ordered once more if it was made and its file is gone.

    Raises NotFound, Forbidden.
    """
    with database.writing() as connection:
        document = _ordered(connection, person, interview_id, lang)
        if document.status == DONE and not path_of(config, document.content_key).is_file():
            document = document_store.retry(connection, document.id)
    return document


def try_again(database: Database, person: Person, interview_id: str, lang: str) -> Document:
    """Order a PDF again that could not be made. Raises NotFound, Forbidden."""
    with database.writing() as connection:
        return document_store.retry(connection, _ordered(connection, person, interview_id, lang).id)


def _ordered(connection: Connection, person: Person, interview_id: str, lang: str) -> Document:
    require_reader(person, interviews.get(connection, interview_id))
    return order(connection, interview_id, evaluations.get(connection, interview_id).content_hash, lang)
