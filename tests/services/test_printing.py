"""Documents: made by a worker, once, whatever becomes of the worker; told when they fail; made again when lost."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from interviewkit.config import Config
from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.services import conduct, documents, submission
from interviewkit.store import documents as document_store
from interviewkit.store import interviews
from interviewkit.store.engine import Database
from interviewkit.store.schema import documents as table

from .staging import CLEAN_EVENTS, ZONE, Stage, stage

Worker = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def config(database_url: str, tmp_path: Path) -> Config:
    environ = {"INTERVIEWKIT_INSTANCE": str(tmp_path / "instance"), "INTERVIEWKIT_DATABASE_URL": database_url}
    return Config.from_environment(environ)


@pytest.fixture
def submitted(database: Database) -> Stage:
    on = stage(database)
    conduct.save_events(database, on.interviewer, on.interview_id, CLEAN_EVENTS, ZONE)
    submission.submit(database, on.interviewer, on.interview_id, on.now, ZONE)
    return on


@pytest.fixture
def worker(config: Config) -> Worker:
    """Starts a document worker: a process of its own, as in production."""
    environ = {
        "INTERVIEWKIT_INSTANCE": str(config.instance),
        "INTERVIEWKIT_DATABASE_URL": config.database_url,
    }

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "interviewkit", "worker", *arguments], env=os.environ | environ)

    return start


def request(on: Stage, config: Config, lang: str = "zh") -> document_store.Document:
    return documents.request(on.database, config, on.interviewer, on.interview_id, lang)


def test_a_worker_prints_what_a_submission_ordered(submitted: Stage, config: Config, worker: Worker) -> None:
    assert worker("--once").wait(120) == 0
    for lang, said in (("zh", "需求挖掘"), ("en", "Need finding")):
        document = request(submitted, config, lang)
        assert (document.status, document.tries) == ("done", 1)
        pdf = PdfReader(io.BytesIO(documents.path_of(config, document.content_key).read_bytes()))
        assert said in "".join(page.extract_text() for page in pdf.pages)


def test_asking_again_orders_nothing_twice(submitted: Stage, config: Config) -> None:
    assert request(submitted, config).id == request(submitted, config).id
    with submitted.database.reading() as connection:
        assert len(document_store.of_subject(connection, submitted.interview_id)) == 2


def test_a_killed_worker_loses_nothing(submitted: Stage, config: Config, worker: Worker) -> None:
    first = worker()
    deadline = time.monotonic() + 60
    while request(submitted, config).status == "pending" and time.monotonic() < deadline:
        time.sleep(0.01)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with submitted.database.writing() as connection:  # as if its lease had run out meanwhile
        leased = table.update().where(table.c.status == "leased")
        connection.execute(leased.values(leased_until=datetime(2020, 1, 1, tzinfo=UTC)))
    assert worker("--once").wait(120) == 0
    assert {request(submitted, config, lang).status for lang in ("zh", "en")} == {"done"}


def test_a_file_that_was_lost_is_made_again(submitted: Stage, config: Config, worker: Worker) -> None:
    worker("--once").wait(120)
    path = documents.path_of(config, request(submitted, config).content_key)
    before = path.read_bytes()
    path.unlink()
    assert request(submitted, config).status == "pending"
    worker("--once").wait(120)
    assert path.read_bytes() == before


def test_a_document_that_fails_says_why_and_can_be_tried_again(
    submitted: Stage, config: Config, worker: Worker
) -> None:
    config.instance.mkdir(parents=True)
    config.documents.write_text("in the way of the folder")
    worker("--once").wait(120)
    failed = request(submitted, config)
    assert failed.status == "failed"
    assert "Error" in (failed.error or "")
    config.documents.unlink()
    documents.try_again(submitted.database, submitted.interviewer, submitted.interview_id, "zh")
    worker("--once").wait(120)
    assert request(submitted, config).status == "done"


def test_who_may_have_it(submitted: Stage, config: Config) -> None:
    assert request(replace(submitted, interviewer=submitted.coordinator), config).lang == "zh"
    with pytest.raises(NotFound):
        request(replace(submitted, interviewer=submitted.stranger), config)
    fresh = stage_of_another(submitted)
    with pytest.raises(Forbidden):
        request(replace(submitted, interviewer=submitted.coordinator, interview_id=fresh), config)


def stage_of_another(on: Stage) -> str:
    """A second interview with the same candidate, not submitted."""
    with on.database.writing() as connection:
        known = interviews.get(connection, on.interview_id)
        return interviews.add(
            connection,
            position_id=known.position_id,
            candidate_id=known.candidate_id,
            interviewer_id=known.interviewer_id,
            kit_id=None,
            lang="en",
            scheduled_at=known.scheduled_at,
            planned_minutes=30,
            kit=known.kit,
            created_by=known.created_by,
        ).id
