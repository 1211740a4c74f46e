"""Fixtures for the content library: a small bank on disk, and the one that comes with the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewkit.domain.question import Bank
from interviewkit.library.loader import load_bank

from .bankfolder import BankFolder, write_bank


@pytest.fixture
def bank(tmp_path: Path) -> BankFolder:
    return write_bank(tmp_path / "bank")


@pytest.fixture(scope="session")
def shipped() -> Bank:
    return load_bank()
