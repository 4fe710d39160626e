"""Prints small inspection reports as PDFs, in any layout: what the reader is tried on beside the real ones."""

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

PLAIN, BOLD, SIGNS = "Helvetica", "Helvetica-Bold", "ZapfDingbats"


@dataclass(frozen=True)
class Layout:
    """How a report is set: letters in points, the column's edges, and what stands on every page beside the text."""

    size: float = 12
    left: float = 71
    width: float = 430
    pitch: float = 14.5
    gap: float = 12
    foot: str = "number"  # number | running | both | none
    head: str = ""
    top: float = 85
    bottom: float = 760
    hang: float = 28
    footnote: str = ""


@dataclass
class Printed:
    """A PDF in the making: add to it from top to bottom, then ask for its bytes."""

    layout: Layout = field(default_factory=Layout)

    def __post_init__(self) -> None:
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=A4)
        self.page = 0
        self._new_page()

    def _new_page(self) -> None:
        if self.page:
            self._canvas.showPage()
        self.page += 1
        self._down = self.layout.top
        if self.layout.head:
            self._draw(71, 40, self.layout.head, 8, PLAIN)
        if self.layout.foot in ("number", "both"):
            self._draw(71 if self.page % 2 else 513, 815, str(self.page), 16, PLAIN)
        if self.layout.foot in ("running", "both"):
            self._draw(71, 800, "Inspection of Westmere local authority children’s services", 8, BOLD)
            self._draw(71, 809, f"20 to 31 January 2025 {self.page}", 8, BOLD)
        if self.layout.footnote:
            self._draw(71, 775, "1", 6, PLAIN)
            self._draw(75, 779, self.layout.footnote, 9, PLAIN)

    def _draw(self, left: float, down: float, words: str, size: float, font: str) -> None:
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, A4[1] - down, words)

    def break_page(self) -> "Printed":
        self._new_page()
        return self

    def _room(self, step: float) -> None:
        if self._down + step > self.layout.bottom:
            self._new_page()

    def lines(
        self,
        words: str,
        *,
        left: float | None = None,
        size: float | None = None,
        font: str = PLAIN,
        first: float = 0,
    ) -> "Printed":
        """Words, wrapped; `first` is how much further left the first line begins."""
        left, size = left or self.layout.left, size or self.layout.size
        edge = self.layout.left + self.layout.width
        step = self.layout.pitch * size / self.layout.size
        line, at = "", left - first
        for word in words.split():
            if line and at + stringWidth(f"{line} {word}", font, size) > edge:
                self._put(at, line, size, font, step)
                line, at = word, left
            else:
                line = f"{line} {word}".strip()
        self._put(at, line, size, font, step)
        return self

    def _put(self, at: float, line: str, size: float, font: str, step: float) -> None:
        self._room(step)
        self._down += step
        self._draw(at, self._down, line, size, font)

    def space(self, times: float = 1) -> "Printed":
        self._down += self.layout.gap * times
        return self

    def heading(self, words: str, size: float = 14) -> "Printed":
        return self.space().lines(words, size=size, font=BOLD).space(0.5)

    def paragraph(self, words: str) -> "Printed":
        return self.lines(words).space()

    def point(
        self, label: str, words: str, indent: float = 0, hang: float | None = None, font: str = PLAIN
    ) -> "Printed":
        """A numbered or bulleted point; a label of "■" is drawn as a sign of its own font."""
        hang = self.layout.hang if hang is None else hang
        left = self.layout.left + indent
        step = self.layout.pitch
        self._room(step)
        sign = label == "■"
        self._draw(
            left,
            self._down + step,
            "n" if sign else label,
            9 if sign else self.layout.size,
            SIGNS if sign else font,
        )
        label_width = max(stringWidth(label, PLAIN, self.layout.size) + 5, 14)
        hang = max(hang, label_width) if hang else 0
        if hang:
            self.lines(words, left=left + hang, font=font)
        else:
            self.lines(words, left=left, first=-label_width, font=font)
        return self.space()

    def row(self, label: str, grade: str, at: float = 300) -> "Printed":
        """A row of the table of judgements, the label over two lines if it is long."""
        begins = self._down
        words, half = label.split(), label
        if len(label) > 40:
            half = " ".join(words[: len(words) // 2])
        self._put(76, half, 12, PLAIN, 14.5)
        self._draw(at, self._down, grade, 12, PLAIN)
        if half != label:
            self._put(76, " ".join(words[len(words) // 2 :]), 12, PLAIN, 14.5)
        self._down = max(self._down, begins) + 12
        return self

    def pdf(self, password: str | None = None) -> bytes:
        if password:
            from reportlab.lib.pdfencrypt import StandardEncryption

            self._canvas._doc.encrypt = StandardEncryption(password, canPrint=0)
        self._canvas.save()
        return self._file.getvalue()


TITLE = "Inspection of Westmere local authority children’s services"


def report(layout: Layout | None = None) -> Printed:
    """A report that has its title and some text, and no list yet."""
    printed = Printed(layout or Layout())
    printed.lines(TITLE, size=26).space()
    printed.lines("Inspection dates: 20 to 31 January 2025", font=BOLD).space()
    printed.row("Judgement", "Grade")
    printed.row("The impact of leaders on social work practice with children and families", "Good")
    printed.row("The experiences and progress of children who need help and protection", "Inadequate")
    printed.row("The experiences and progress of children in care", "Requires improvement to be good")
    printed.row("The experiences and progress of care leavers", "Outstanding")
    printed.row("Overall effectiveness", "Inadequate")
    printed.paragraph(
        "Leaders know their services well. They have set out what they will do, and much of it has begun; what "
        "children and families meet with is not yet good enough in every team of the authority."
    )
    return printed
