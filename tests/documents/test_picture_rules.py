"""A page as a picture: its size in pixels, where it is marked and how strongly."""

import io

import numpy as np
import pytest
from PIL import Image  # comes with reportlab
from reportlab.pdfgen.canvas import Canvas

from sightline.documents.rules.picture import MARKS, SCALE, WIDEST_POINTS, drawn, png

WHITE = (255, 255, 255)
STRONG, WEAK = (tuple(int(255 * part) for part in mark) for mark in (MARKS[1], MARKS[0]))


def pixels(picture: bytes) -> np.ndarray:
    """What somebody else's reader of PNG sees in it."""
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


@pytest.fixture
def pdf(tmp_path):
    """Makes a PDF of white pages of these sizes, in points."""

    def made(*sizes: tuple[float, float]) -> str:
        canvas = Canvas(str(tmp_path / "a.pdf"))
        for size in sizes:
            canvas.setPageSize(size)
            canvas.showPage()
        canvas.save()
        return str(tmp_path / "a.pdf")

    return made


@pytest.mark.parametrize(
    "rows",
    [
        [[[255, 0, 0]]],
        [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [250, 251, 252]], [[0, 0, 0], [255, 255, 255]]],
    ],
    ids=["one dot", "three rows of two"],
)
def test_what_is_written_is_what_others_read(rows):
    assert pixels(png(np.array(rows, np.uint8))).tolist() == rows


@pytest.mark.parametrize(
    ("size", "wide", "high"),
    [
        ((100, 200), 160, 320),  # 1.6 pixels for each point
        ((WIDEST_POINTS, 100), WIDEST_POINTS * SCALE, 160),  # as wide as a page may be
        ((2 * WIDEST_POINTS, 200), WIDEST_POINTS * SCALE, 160),  # twice as wide: half as many for each
        ((200, 2 * WIDEST_POINTS), 160, WIDEST_POINTS * SCALE),
    ],
)
def test_a_page_has_so_many_pixels_and_a_poster_no_more_than_the_widest_page(pdf, size, wide, high):
    assert pixels(drawn(pdf(size), 1, [], 0)).shape == (high, wide, 3)


def test_the_page_that_is_asked_for_is_drawn(pdf):
    book = pdf((100, 100), (100, 200))
    assert [pixels(drawn(book, page, [], 0)).shape[0] for page in (1, 2)] == [160, 320]


@pytest.mark.parametrize(
    ("strong", "colours"), [(0, (WEAK, WEAK)), (1, (STRONG, WEAK)), (2, (STRONG, STRONG))]
)
def test_the_first_boxes_are_marked_more_and_the_rest_of_the_page_is_left(pdf, strong, colours):
    picture = pixels(drawn(pdf((100, 200)), 1, [[10, 20, 50, 30], [10, 100, 50, 110]], strong))
    assert (tuple(picture[40, 48]), tuple(picture[168, 48])) == colours
    edges = {"left": (40, 12), "right": (40, 84), "above": (28, 48), "below": (52, 48), "between": (100, 48)}
    assert {name: tuple(picture[place]) for name, place in edges.items()} == dict.fromkeys(edges, WHITE)


def test_a_box_that_reaches_over_the_edge_is_marked_as_far_as_the_page_goes(pdf):
    picture = pixels(drawn(pdf((100, 200)), 1, [[-50, -50, 10, 10], [90, 190, 500, 500]], 1))
    assert (tuple(picture[0, 0]), tuple(picture[-1, -1])) == (STRONG, WEAK)
    assert tuple(picture[160, 80]) == WHITE
