"""Uneven coverage (时间分配不均): one competency took most of the talk, and another got next to nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule

KEY: Final = "uneven_coverage"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"minutes": 10, "over_share": 0.5, "under_share": 0.05},
    source="Campion et al. 1997: the same questions for all; house defaults",
    words={"uneven": ("share", "minutes", "neglected", "threshold")},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A long enough talk, of which one competency took more than its share while others got less than theirs.

    It waits until the talk draws to its end: before that, what was not reached yet is still to come.
    """
    if not situation.in_order or not situation.wrapping_up:
        return
    talked = situation.record.clock.seconds(situation.now)
    if talked < thresholds["minutes"] * 60:
        return
    shares = {key: seconds / talked for key, seconds in _spent(situation).items()}
    most = max(shares, key=lambda key: shares[key])
    neglected = [key for key, share in shares.items() if share < thresholds["under_share"] and key != most]
    if neglected and shares[most] > thresholds["over_share"]:
        figures = {
            "share": math.ceil(round(shares[most] * 100, 6)),
            "minutes": math.floor(talked / 60),
            "neglected": len(neglected),
            "threshold": f"{thresholds['under_share'] * 100:g}",
        }
        yield Finding(KEY, SESSION_SUBJECT, INFO, situation.now, "uneven", figures, most)


def _spent(situation: Situation) -> dict[str, float]:
    """Seconds talked by competency, in the order of the kit: from each question to the next, pauses taken out.

    What comes before the first question, and the candidate's own questions in the closing phase, belong to none.
    """
    clock = situation.record.clock
    over = min(clock.closing_at or situation.now, situation.now)
    asked = [(min(each.at, over), each.competency) for each in situation.record.asked]
    spent = dict.fromkeys((competency.key for competency in situation.kit.competencies), 0.0)
    for (start, key), (end, _) in zip(asked, [*asked[1:], (over, "")], strict=False):
        spent[key] += clock.seconds(end) - clock.seconds(start)
    return spent
