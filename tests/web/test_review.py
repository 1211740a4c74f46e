"""Looking over and the PDF, as pages: an error stands where the mistake was made, a finished document says so."""

from __future__ import annotations

import re
from typing import Any

import pytest

from interviewkit.services import conduct, documents, submission
from interviewkit.store.engine import Database

from ..services.staging import CLEAN_EVENTS, ZONE, Stage, stage
from .conftest import Client
from .test_live import address, signed_in


@pytest.fixture
def planned(database: Database) -> Stage:
    return stage(database)


@pytest.fixture
def room(app: Any, planned: Stage) -> Client:
    """A browser in which the interviewer is signed in."""
    return signed_in(app, planned.interviewer)


def save(on: Stage, events: list[dict[str, Any]]) -> None:
    conduct.save_events(on.database, on.interviewer, on.interview_id, events, ZONE)


@pytest.mark.parametrize("subject", ["service", ""])
def test_a_missing_reason_is_asked_for_where_it_is_missing(room: Client, planned: Stage, subject: str) -> None:
    ratings = [planned.event("rating_set", 6, competency=key, value=5) for key in ("service", "objections")]
    save(planned, [planned.event("started", 0), *ratings])
    form = {"rule": "premature_judgement", "subject": subject, "ready": "", "reason": ""}
    page = room.post(address(planned, "answers"), data=form)
    assert page.status_code == 400
    opened = re.findall(r'<details class="reason" open>(.*?)</details>', page.get_data(as_text=True), re.DOTALL)
    assert [re.findall(r'name="subject" value="(.*?)"', form) for form in opened] == [[subject]]
    assert page.get_data(as_text=True).count('role="alert"') == opened[0].count('role="alert"') == 1


def test_the_page_that_waited_for_a_document_says_when_it_is_there(room: Client, planned: Stage, app: Any) -> None:
    save(planned, CLEAN_EVENTS)
    submission.submit(planned.database, planned.interviewer, planned.interview_id, planned.now, ZONE)
    file = address(planned, "evaluation.en.pdf")
    waiting = room.get(file)
    assert (waiting.status_code, waiting.headers["Refresh"]) == (202, f"1; url={file}?waited=1")

    config = app.extensions["interviewkit"]
    ordered = documents.request(planned.database, config, planned.interviewer, planned.interview_id, "en")
    path = documents.path_of(config, ordered.content_key)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-")
    ready = room.get(f"{file}?waited=1")
    assert (ready.status_code, ready.headers["Refresh"]) == (200, f"0; url={file}")
    assert "The PDF is ready" in ready.get_data(as_text=True)
    assert room.get(file).data == b"%PDF-"
