"""No probing (没有追问): answers were taken as they came, and nothing was asked on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..session import SESSION_SUBJECT
from ..technique import PROBE
from ._core import AFTER, WARN, Finding, Situation, rule

KEY: Final = "no_probing"


@rule(
    KEY,
    helps=(AFTER,),
    thresholds={"competencies": 3},
    source="Training texts: probing is one of the five techniques; house default",
    words={"none": ("noted",)},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """At the end, evidence on enough competencies, and of all the questions asked not one that probes."""
    record = situation.record
    noted = sum(bool(record.notes_on(competency.key)) for competency in situation.kit.competencies)
    probed = any(asked.technique == PROBE for asked in record.asked)
    if situation.at_end and not probed and noted >= thresholds["competencies"]:
        yield Finding(KEY, SESSION_SUBJECT, WARN, situation.now, "none", {"noted": noted})
