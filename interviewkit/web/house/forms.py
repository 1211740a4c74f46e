"""The form of a house question: filled from one, read into one, and what the service refuses said beside its fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, FieldList, Form, FormField, HiddenField, IntegerField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from interviewkit.domain.errors import Fault
from interviewkit.domain.house import (
    LONGEST_ANSWER,
    LONGEST_LISTEN_FOR,
    LONGEST_PROBE,
    LONGEST_TEXT,
    MOST_PROBES,
    HouseProbe,
    HouseQuestion,
)
from interviewkit.domain.question import LEVELS, STAR
from interviewkit.domain.technique import TECHNIQUES

from ..fields import NOT_LISTED, UNSTORABLE, choice, listed, radio, strip
from ..pages import LEVEL_NAMES, STAR_NAMES, technique_name

USUAL: Final = {"level": LEVELS[0], "minutes": 3}
"""What a new question starts with; house default."""
NO_TEXT: Final = _l("Write the question in one language at least.")
TECHNIQUE: Final = _l("Choose one of the five techniques.")
MINUTES: Final = _l("Give a question 1 to %(max)d minutes, as a whole number.", max=LONGEST_ANSWER)
LONGEST: Final = {
    "text_zh": LONGEST_TEXT,
    "text_en": LONGEST_TEXT,
    "listen_for_zh": LONGEST_LISTEN_FOR,
    "listen_for_en": LONGEST_LISTEN_FOR,
    "zh": LONGEST_PROBE,
    "en": LONGEST_PROBE,
}
"""Characters that a text may have, by the last part of its path."""
ELSEWHERE: Final = {"pack": "competency"}
"""Paths of faults that are said beside another field."""


def _part_name(part: str) -> str:
    return f"{part} · {STAR_NAMES[part]}"


class ProbeForm(Form):  # type: ignore[misc]
    """A row for one probe; a row without words is no probe."""

    part = choice(_l("Part of the answer"), choices=listed((part, LazyString(_part_name, part)) for part in STAR))
    zh = TextAreaField(_l("Probe in Chinese"))
    en = TextAreaField(_l("Probe in English"))


class QuestionForm(FlaskForm):  # type: ignore[misc]
    """A house question. It checks nothing itself: the service does, and its faults come back with `put_faults`."""

    version = HiddenField()
    competency = choice(_l("Competency"))
    text_zh = TextAreaField(_l("Question in Chinese"))
    text_en = TextAreaField(_l("Question in English"))
    technique = radio(_l("Technique"), {key: key for key in TECHNIQUES})
    level = radio(_l("Level"), LEVEL_NAMES)
    minutes = IntegerField(_l("Minutes"), [InputRequired(MINUTES)], render_kw={"inputmode": "numeric"})
    listen_for_zh = TextAreaField(_l("What to listen for, in Chinese"))
    listen_for_en = TextAreaField(_l("What to listen for, in English"))
    probes = FieldList(FormField(ProbeForm), min_entries=MOST_PROBES, max_entries=MOST_PROBES)

    @property
    def opened_at(self) -> int:
        """The question's version when the form was opened; 0, which none has, where that can't be read."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    def open_at(self, version: int) -> None:
        """Take another version for the one that the form was opened at."""
        self.version.data = self.version.raw_data = None
        self.version.process(None, version)

    @property
    def wrong(self) -> bool:
        """Whether something is said beside a field."""
        return any(field.errors for field in self) or any(map(row_errors, self.probes))


def question_form(competencies: Iterable[tuple[str, list[tuple[str, str]]]], filled: Mapping[str, Any]) -> QuestionForm:
    """The form, as it was sent or else filled. In: the competencies on offer in groups, and the first values."""
    form = QuestionForm(data=filled)
    offered = [SelectChoice(*each) for each in _told_apart(competencies)]
    known = {each.value for each in offered}
    if form.competency.data not in known:
        offered.insert(0, SelectChoice(form.competency.data or "", _l("Choose a competency"), {}, ""))
    form.competency.choices = offered
    form.technique.choices = listed((key, technique_name(key)) for key in TECHNIQUES)
    return form


def _told_apart(groups: Iterable[tuple[str, list[tuple[str, str]]]]) -> Iterator[tuple[str, str, dict[str, str], str]]:
    """Choices of a field in their groups; a name that several packs have carries its pack's along."""
    every = [(value, name, group) for group, each in groups for value, name in each]
    often = Counter(name for _, name, _ in every)
    for value, name, group in every:
        yield value, f"{name} · {group}" if often[name] > 1 else name, {}, group


def filled_from(content: HouseQuestion, version: int) -> dict[str, Any]:
    """The values of a form that shows a question."""
    probes = [asdict(probe) for probe in content.probes]
    place = f"{content.pack}/{content.competency}"
    return {**asdict(content), "competency": place, "version": version, "probes": probes + blank_rows(len(probes))}


def blank_rows(taken: int = 0) -> list[dict[str, str]]:
    """The rows for probes that are left, for each part of an answer in turn."""
    return [{"part": STAR[row % len(STAR)], "zh": "", "en": ""} for row in range(taken, MOST_PROBES)]


def typed(form: QuestionForm) -> HouseQuestion:
    """What was typed, whatever is wrong with it; as many probes as there are rows."""
    pack, _, competency = (form.competency.data or "").partition("/")
    texts = {name: strip(form[name].data) for name in ("text_zh", "text_en", "listen_for_zh", "listen_for_en")}
    return HouseQuestion(
        pack=pack,
        competency=competency,
        technique=form.technique.data or "",
        level=form.level.data or "",
        minutes=form.minutes.data,
        **texts,
        probes=tuple(
            HouseProbe(row.form.part.data or "", strip(row.form.zh.data), strip(row.form.en.data))
            for row in form.probes
        ),
    )


def put_faults(form: QuestionForm, faults: Iterable[Fault]) -> None:
    """Say beside the fields what the service refused."""
    for fault in faults:
        field = _field(form, fault.path)
        field.errors = [_message(fault.path.rpartition(".")[2], strip(str(field.data or "")))]


def _field(form: QuestionForm, path: str) -> Field:
    name, *inner = path.split(".")
    field = form[ELSEWHERE.get(name, name)]
    return field[int(inner[0])].form[inner[1]] if len(inner) == 2 else field


def _message(name: str, text: str) -> Any:
    if name == "technique":
        return TECHNIQUE
    if name == "minutes":
        return MINUTES
    if name not in LONGEST:
        return NOT_LISTED
    if not text:
        return NO_TEXT
    return _l("Keep it to %(max)d characters.", max=LONGEST[name]) if len(text) > LONGEST[name] else UNSTORABLE


def row_errors(row: FormField) -> list[Any]:
    """What is said beside the fields of a probe's row."""
    return [error for field in row.form for error in field.errors]


def row_said(row: FormField) -> bool:
    """Whether a row holds words."""
    return bool(strip(row.form.zh.data) or strip(row.form.en.data))
