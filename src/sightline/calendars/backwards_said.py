"""What is said of a chain planned backwards: the first sentence, and what to do about what is too late. Pure."""

from collections.abc import Sequence
from datetime import date

from sightline.calendars.backwards import Chain, ChainStep
from sightline.calendars.dates import in_words, weekday_in_words


def answer(chain: Chain, day: date) -> str:
    """The first sentence: when the plan is due, and what it is already too late for on that day."""
    submission = chain.submission
    late = chain.too_late(day)
    due = f"The plan is due with Ofsted by {weekday_in_words(submission.by)} {in_words(submission.by)}"
    if submission in late:
        return f"{due}; that day has gone."
    if late:
        return f"{due}. On {in_words(day)} it is already too late for {_list_in_words(late)}."
    ahead = next(step for step in chain.steps if not step.late_on(day))
    return f"{due}. Nothing is too late on {in_words(day)}; next is {_step_in_words(ahead)}."


def advice(chain: Chain, day: date) -> tuple[str, ...]:
    """What to do about what is too late or does not fit: one sentence each."""
    sentences = list(chain.missing)
    late = {step.rule.id for step in chain.too_late(day)}
    if "notice" in late and "committee" not in late:
        sentences.append(
            "The agenda's day has gone. A report may be added only if the chair decides that it is urgent, with the "
            "reason in the minutes (Local Government Act 1972 s.100B(4)(b))."
        )
    if "key-notice" in late and "committee" not in late:
        sentences.append(
            "The key decision's 28 days can no longer run before that meeting. The 2012 regulations have a general "
            "exception (reg. 10) and special urgency (reg. 11); the monitoring officer decides which applies."
        )
    if late & {"clearance", "drafting"} and "notice" not in late:
        sentences.append("Drafting or clearance must be shorter than planned: the agenda can still be met.")
    sentences.extend(
        f"{step.rule.name} would fall before publication: start from the draft report, or plan a shorter length."
        for step in chain.before_publication()
    )
    return tuple(sentences)


def _list_in_words(steps: Sequence[ChainStep]) -> str:
    named = [_step_in_words(step) for step in steps]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _step_in_words(step: ChainStep) -> str:
    return f"'{step.rule.name}' ({in_words(step.by)})"
