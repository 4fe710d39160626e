"""What is refused of a measure's cases: a sentence for each, naming the measure."""


class MeasureRefusedError(Exception):
    """The core will not make a figure of these cases; the sentence says why and where to look."""


def check_sums(measure_id: str, doubled: int, undecided: int, undated: int) -> None:
    """Raise MeasureRefusedError when any of these counts of bad cases is not zero."""
    if doubled:
        raise MeasureRefusedError(
            f"{measure_id} lists {doubled} cases more than once on the same day. Look at its joins: "
            "one of them meets several rows."
        )
    if undecided:
        raise MeasureRefusedError(
            f"{measure_id} leaves {undecided} cases neither counted in nor out. Say what happens when the fields "
            "it compares are blank."
        )
    if undated:
        raise MeasureRefusedError(
            f"{measure_id} has {undated} cases without a date. Leave them out or date them."
        )
