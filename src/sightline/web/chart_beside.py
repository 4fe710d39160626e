"""What is published of others, as it stands in a chart: a line for each group, in stretches of a year. Pure.

Each group has its own colour, dashes and mark at the end of a year, so that none is told by colour alone.
"""

from dataclasses import dataclass

KEY_WIDTH, KEY_HEIGHT = 34, 16


@dataclass(frozen=True, slots=True)
class BesideStyle:
    """How a group is drawn: its colour, its dashes ("" a whole line), and Vega's name of its mark."""

    colour: str
    dashes: str
    shape: str


STYLES = {
    "neighbours": BesideStyle("#801650", "", "square"),
    "region": BesideStyle("#00625c", "8 3", "cross"),
    "part_of_london": BesideStyle("#6b4c00", "8 3 2 3", "triangle-right"),
    "england": BesideStyle("#54319f", "3 2", "triangle-left"),
}
CORNERS = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "cross": (
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
    "triangle-right": ((-0.9, -1.1), (1.1, 0), (-0.9, 1.1)),
    "triangle-left": ((0.9, -1.1), (-1.1, 0), (0.9, 1.1)),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One published year: the first and the last point of the chart it lies under, and its figure."""

    first: str
    last: str
    value: float


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A group: its kind (one of STYLES), its name, its years in order, and its newest figure in a sentence."""

    kind: str
    name: str
    stretches: tuple[Stretch, ...]
    words: str

    @property
    def style(self) -> BesideStyle:
        """How it is drawn."""
        return STYLES[self.kind]

    @property
    def ends_at(self) -> float:
        """The figure of its last year drawn."""
        return self.stretches[-1].value

    @property
    def key(self) -> str:
        """Its line and mark, of KEY_WIDTH by KEY_HEIGHT, to be put into an SVG."""
        style, middle, half = self.style, KEY_WIDTH / 2, KEY_HEIGHT / 2
        dashed = f' stroke-dasharray="{style.dashes}"' if style.dashes else ""
        corners = " ".join(f"{middle + 4 * x:.1f},{half + 4 * y:.1f}" for x, y in CORNERS[style.shape])
        return (
            f'<line x1="1" x2="{KEY_WIDTH - 1}" y1="{half}" y2="{half}" stroke="{style.colour}" stroke-width="1.5"{dashed}/>'
            f'<polygon points="{corners}" fill="#ffffff" stroke="{style.colour}" stroke-width="1.5"/>'
        )
