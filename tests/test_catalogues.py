"""The Chinese catalogue: complete, with the same placeholders, and compiled from what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "interviewkit" / "translations" / "zh" / "LC_MESSAGES"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "_l": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (FOLDER / "messages.po").open("rb") as file:
        return read_po(file, locale="zh")


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def test_every_text_of_the_interface_is_in_the_catalogue(catalogue: Catalog) -> None:
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    used = {text if isinstance(text, str) else text[0] for _file, _line, text, _comments, _context in found}
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in messages(catalogue)}
    assert used - known == set()
    assert known - used == set()


def test_every_text_is_said_in_chinese(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        said = message.string if isinstance(message.string, str) else message.string[0]
        assert said, message.id
        assert not message.fuzzy, message.id
        if re.search(r"[A-Za-z]{3}", PLACEHOLDER.sub("", str(message.id))):
            assert re.search(r"[\u4e00-\u9fff/]", said), message.id


def test_placeholders_are_the_same_in_both_languages(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        for said in strings:
            assert set(PLACEHOLDER.findall(said)) == wanted, message.id


def test_the_compiled_catalogue_is_the_one_that_is_written(catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert (FOLDER / "messages.mo").read_bytes() == compiled.getvalue()
