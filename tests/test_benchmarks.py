"""The frame of `make bench`: what it prints, what it keeps, and what counts as meeting a goal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import run
from benchmarks.figure import Figure

if TYPE_CHECKING:
    from pathlib import Path

FAST = Figure("fast", "ratio", "a peer", "lower", 2.0, lambda: 1.5)
MANY = Figure("many", "1/s", "another peer", "higher", 100.0, lambda: 90.0)


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(run, "FIGURES", (FAST, MANY))
    monkeypatch.setattr(run, "LATEST", tmp_path / "latest.json")
    return tmp_path / "latest.json"


def test_prints_and_keeps_every_figure(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.main([])
    assert json.loads(table.read_text()) == {
        "fast": {"value": 1.5, "unit": "ratio", "against": "a peer", "better": "lower", "goal": 2.0},
        "many": {"value": 90.0, "unit": "1/s", "against": "another peer", "better": "higher", "goal": 100.0},
    }
    lines = capsys.readouterr().out.splitlines()
    assert {"fast", "met"} <= set(lines[1].split())
    assert {"many", "MISSED"} <= set(lines[2].split())


def test_measuring_one_figure_leaves_the_others_but_forgets_those_that_are_gone(table: Path) -> None:
    table.write_text(json.dumps({"many": {"value": 80.0}, "gone": {"value": 1.0}}))
    run.main(["fast"])
    kept = json.loads(table.read_text())
    assert kept["many"] == {"value": 80.0}
    assert kept["fast"]["value"] == 1.5
    assert "gone" not in kept


def test_a_figure_that_is_not_in_the_table_is_named() -> None:
    with pytest.raises(SystemExit, match="slow"):
        run.main(["slow"])


@pytest.mark.parametrize(
    ("figure", "value", "met"), [(FAST, 2.0, True), (FAST, 2.1, False), (MANY, 100.0, True), (MANY, 99.0, False)]
)
def test_a_goal_is_met_at_the_goal_and_beyond(figure: Figure, value: float, met: bool) -> None:
    assert figure.meets_goal(value) is met
