"""One process that prints for all tests, so that WeasyPrint is never loaded here."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import printing
import pytest
from evaluation_logs import sample

from interviewkit.domain.session import SessionLog


@pytest.fixture(scope="session")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessPoolExecutor]:
    """A process that prints, with the fonts that are installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            yield pool


@pytest.fixture(scope="session")
def print_log(printer: ProcessPoolExecutor) -> Callable[[SessionLog, str], bytes]:
    """Prints the evaluation of a log in a language."""
    return lambda log, lang: printer.submit(printing.print_log, log, lang).result()


@pytest.fixture(scope="session")
def print_html(printer: ProcessPoolExecutor) -> Callable[..., bytes]:
    """Prints HTML, with a style where one is given."""
    return lambda html, css="": printer.submit(printing.print_html, html, css).result()


@pytest.fixture(scope="session")
def printed_sample(print_log: Callable[[SessionLog, str], bytes]) -> Callable[[str, str], bytes]:
    """The sample interview of one language, printed once in another (or the same)."""
    return cache(lambda spoken, lang: print_log(sample(spoken), lang))
