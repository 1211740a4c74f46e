"""The directions of imports that docs/architecture.md draws, and what starting a process must not load."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOMAIN = sorted((ROOT / "interviewkit" / "domain").rglob("*.py"))
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CLOCK_AND_CHANCE = {"random", "secrets", "time"}


@pytest.fixture(scope="module")
def installed_layout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it lies when installed: import-linter does not follow setup.cfg's package_dir."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "interviewkit", folder / "interviewkit")
    for name in ("question_bank", "templates", "reports"):
        shutil.copytree(ROOT / name, folder / "interviewkit" / name)
    return folder


def test_imports_keep_to_the_rooms(installed_layout: Path) -> None:
    linted = subprocess.run(
        [sys.executable, "-c", LINT, "--no-logo", "--no-cache", "--config", ROOT / "setup.cfg"],
        cwd=installed_layout,
        env={**os.environ, "PYTHONPATH": str(installed_layout)},
        capture_output=True,
        text=True,
    )
    assert linted.returncode == 0, linted.stdout
    assert "0 broken" in linted.stdout


@pytest.mark.parametrize("file", DOMAIN, ids=lambda file: file.stem)
def test_the_domain_is_pure_standard_library(file: Path) -> None:
    roots = {name.split(".")[0] for name in imported_modules(file)}
    assert roots <= sys.stdlib_module_names | {"interviewkit"}
    assert not roots & CLOCK_AND_CHANCE


def imported_modules(file: Path) -> set[str]:
    """The absolute modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(node.module or "")
    return names


@pytest.mark.parametrize(
    ("start", "heavy"),
    [
        (
            "from interviewkit.web.wsgi import app",
            {
                "sqlalchemy",
                "sqlite_utils",
                "argon2",
                "weasyprint",
                "pygal",
                "alembic",
                "interviewkit.cli",
                "interviewkit.domain.linting",
            },
        ),
        (
            "from interviewkit.cli import main; main(['--help'], standalone_mode=False)",
            {"flask", "sqlalchemy", "sqlite_utils", "weasyprint", "pygal", "alembic", "granian"},
        ),
        (
            "from interviewkit.cli import main; main(['serve', '--help'], standalone_mode=False)",
            {"flask", "sqlalchemy", "sqlite_utils", "weasyprint", "pygal", "alembic"},
        ),
    ],
    ids=["web", "help", "serve"],
)
def test_starting_loads_nothing_heavy(start: str, heavy: set[str], tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"{start}\nimport sys; print(*sys.modules)"],
        env={**os.environ, "INTERVIEWKIT_INSTANCE": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not heavy & set(said.stdout.split())
