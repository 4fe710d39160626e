"""What cannot be done to a plan or an action, as a sentence."""

from sightline.history.states import States
from sightline.web.refusals import CannotDoError


class CannotChangePlanError(CannotDoError):
    """A change of the programme that cannot be: of a plan, an action, or what hangs on them."""


def required(text: str, otherwise: str, field: str = "") -> str:
    """The text without spaces around it. CannotChangePlanError with that sentence where there is none."""
    text = text.strip()
    if not text:
        raise CannotChangePlanError(otherwise, field)
    return text


def refuse_move(states: States, was: str, wanted: str, reason: str, *, field: str = "reason") -> None:
    """Raise what keeps a thing from going from one state to another: beside `wanted`, or beside the `field` of why."""
    owed = states.owes_reason(was, wanted, reason)
    raise_if(states.fault(was, wanted, reason), field if owed else "wanted")


def raise_if(fault: str, field: str = "") -> None:
    """Raise the fault, if it is one."""
    if fault:
        raise CannotChangePlanError(fault, field)
