"""Fonts for print: Noto Sans CJK cut down once to what documents use, and kept in the user's cache folder.

With them a document is written faster and is a fraction of the size, since the installed fonts hold 65,000 glyphs each
and their outlines are costlier to embed. Without them documents use the installed font, and look the same.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

FAMILY: Final = "Noto Sans CJK SC Print"
WEIGHTS: Final = {"Regular": 400, "Bold": 700}
_FAMILIES: Final = "'Noto Sans CJK SC','Noto Sans SC','DejaVu Sans',sans-serif"  # WeasyPrint's SVG trips over spaces

_RECIPE: Final = 1  # raised whenever fonts are cut differently
_INSTALLED: Final = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
# Without `locl`, which would keep the forms of other regions as well: those of the font itself are mainland China's.
_FEATURES: Final = ("ccmp", "kern", "liga", "mark", "pwid", "halt")
_LATIN_AND_SIGNS: Final = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin with its marks
    *range(0x2000, 0x2070),  # punctuation
    *range(0x20A0, 0x20C0),  # currencies
    *range(0x2100, 0x2600),  # letter-like signs, arrows, mathematics, numbers in circles, boxes, shapes
    *range(0x3000, 0x3040),
    *range(0xFF00, 0xFFF0),
)
_FARTHEST: Final = 1.0  # how far a converted outline may lie from the original, in thousandths of the type size


def folder() -> Path:
    """Where cut fonts are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "interviewkit"


@cache
def ready() -> dict[int, Path]:
    """The cut fonts by weight, as they were when this process first asked; empty unless all are there."""
    return _files() if all(file.is_file() for file in _files().values()) else {}


def _files() -> dict[int, Path]:
    return {weight: folder() / f"NotoSansCJKsc-{name}-{_RECIPE}.ttf" for name, weight in WEIGHTS.items()}


def families() -> str:
    """The families of print documents for CSS; only such as are there, for fontconfig puts others in their place."""
    return f"'{FAMILY}',{_FAMILIES}" if ready() else _FAMILIES


def cut(characters: Iterable[int] | None = None) -> bool:
    """Cut the fonts, which takes some ten seconds, unless they are there.

    In: the characters to keep; by default those of GB 2312, Latin and common signs. Out: whether there are cut fonts
    now; there are none where Noto Sans CJK is not installed or the folder can't be written. Processes that print
    use them from their next start.
    """
    kept = set(characters or (*_LATIN_AND_SIGNS, *_gb2312()))
    return all(
        file.is_file() or _cut_into(file, name, kept) for name, file in zip(WEIGHTS, _files().values(), strict=True)
    )


def _cut_into(file: Path, name: str, kept: set[int]) -> bool:
    installed = _installed(name)
    return installed is not None and _keep(_cut(installed, kept), file)


def _gb2312() -> Iterator[int]:
    """The 7,445 characters of the national standard, which hold all but rare names."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            if character := bytes((row, cell)).decode("gb2312", "ignore"):
                yield ord(character)


def _installed(name: str) -> TTFont | None:
    for place in _INSTALLED:
        for file in sorted(Path(place).expanduser().rglob(f"NotoSansCJK-{name}.ttc")):
            for font in TTCollection(file, lazy=True).fonts:
                if font["name"].getDebugName(1) == "Noto Sans CJK SC":
                    return font
    return None


def _cut(font: TTFont, kept: set[int]) -> TTFont:
    options = subset.Options(layout_features=list(_FEATURES), hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    _to_quadratic(font)
    font.recalcTimestamp = False  # the same bytes whenever it is cut
    return font


def _to_quadratic(font: TTFont) -> None:
    """Turn CFF outlines into TrueType ones, which are embedded in a third of the time."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, _FARTHEST, reverse_direction=True))
        glyf.glyphs[name] = glyph = pen.glyph()
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    for table in {"CFF ", "VORG"} & set(font.keys()):
        del font[table]
    _as_truetype(font)


def _as_truetype(font: TTFont) -> None:
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for limit in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(limits, f"max{limit}", 0)
    limits.maxSizeOfInstructions = limits.maxComponentElements = 0
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def _keep(font: TTFont, file: Path) -> bool:
    """Written beside and moved into place, so that nobody ever reads half a font."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as draft:
            font.save(draft)
        Path(draft.name).replace(file)
    except OSError:
        return False
    return True
