"""`make bench`: measures every figure of the table, prints them and keeps them in benchmarks/latest.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from . import import_speed, lint_speed, search_speed, start_time

if TYPE_CHECKING:
    from .figure import Figure

FIGURES: Final = (start_time.FIGURE, lint_speed.FIGURE, *search_speed.FIGURES, import_speed.FIGURE)
"""Every figure, in the order in which they are measured."""

LATEST: Final = Path(__file__).parent / "latest.json"
ROW: Final = "{:<24} {:>10} {:<8} {:>10} {:<7} {}"


def main(names: list[str]) -> None:
    """Measures the figures of those names, all if none is given; exits 2 for a name that the table has not."""
    known = {figure.name for figure in FIGURES}
    if unknown := sorted(set(names) - known):
        sys.exit(f"No such figure: {', '.join(unknown)}. There are: {', '.join(sorted(known))}")
    print(ROW.format("figure", "value", "unit", "goal", "", "against"))
    measured = {figure.name: _measured(figure) for figure in FIGURES if not names or figure.name in names}
    LATEST.write_text(json.dumps(_kept() | measured, ensure_ascii=False, indent=1) + "\n")


def _measured(figure: Figure) -> dict[str, str | float]:
    value = figure.measure()
    mark = "met" if figure.meets_goal(value) else "MISSED"
    bound = f"{'≤' if figure.better == 'lower' else '≥'} {figure.goal:g}"
    print(ROW.format(figure.name, f"{value:.3g}", figure.unit, bound, mark, figure.against), flush=True)
    return {
        "value": value,
        "unit": figure.unit,
        "against": figure.against,
        "better": figure.better,
        "goal": figure.goal,
    }


def _kept() -> dict[str, dict[str, str | float]]:
    """The figures of earlier runs that this run does not measure, as long as the table still has them."""
    if not LATEST.exists():
        return {}
    earlier = json.loads(LATEST.read_text())
    return {figure.name: earlier[figure.name] for figure in FIGURES if figure.name in earlier}


if __name__ == "__main__":
    main(sys.argv[1:])
