"""Typst, with the one typeface of papers and none of the machine's, in a folder that has our two fixed sources and nothing else."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sightline.papers.render.font_file import FONTS

if TYPE_CHECKING:
    import typst

HOME = Path(__file__).parent / "typesetting"


def compiler_of(source: str, inputs: Mapping[str, str]) -> "typst.Compiler":
    """A compiler of one of our sources, by its name; `inputs` are its data."""
    import typst

    return typst.Compiler(
        HOME / source, root=HOME, font_paths=_fonts(), ignore_system_fonts=True, sys_inputs=dict(inputs)
    )


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
