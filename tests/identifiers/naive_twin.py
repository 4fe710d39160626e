"""What says that a text names a child with a birth, tried at every name: the slow way, to hold the quick one against."""

import re

from sightline.identifiers import rules

LABELLED = re.compile(
    rf"{rules._ANY}.{{0,60}}?{rules._LABEL}.{{0,20}}?{rules._DAY}"
    rf"|{rules._LABEL}.{{0,20}}?{rules._DAY}.{{0,40}}?{rules._ANY}"
)
BESIDE = re.compile(rf"({rules._NAME}|{rules._FILED})[ ,;:(\t-]{{1,3}}{rules._DAY}")


def born(text: str) -> bool:
    return bool(LABELLED.search(text)) or any(
        not rules._NOT_PEOPLE.search(each[1]) for each in BESIDE.finditer(text)
    )
