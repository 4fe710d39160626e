"""What stops a paper's editions is said once."""

import pytest

from sightline.papers.rules.stops import grouped_stops


@pytest.mark.parametrize(
    ("stops", "groups"),
    [
        ({"officers": [], "public": []}, []),
        (
            {
                "officers": ["In the edition for officers: A.", "Typed."],
                "public": ["In the edition for the public: A."],
            },
            [("every edition", ["A."]), ("the edition for officers", ["Typed."])],
        ),
        ({"dfe": ["In the edition for the DfE: A."]}, [("the edition for the DfE", ["A."])]),
        (
            {"members": ["B.", "B."], "partner": ["B."], "easy_read": ["B."], "public": []},
            [("the edition for members, the edition for partners and the easy-read edition", ["B."])],
        ),
    ],
)
def test_each_reason_stands_once_with_the_editions_that_it_stops(stops, groups):
    assert grouped_stops(stops) == groups
