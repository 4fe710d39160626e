"""`sightline highlight --by USER`: what a month or a quarter brought to a plan, as the page says it.

JSON is one object: `plan`, `authority`, `version`, `period`, `title`, `from`, `until` (the last day it speaks of), `whole`
(whether the period is over), `answer` (the first sentence), `written` (what is written of the period on the whole, or null), and

- `late`: `reference`, `title`, `new` (became late in the period), `light` (a sentence), `owner`;
- `to_decide`: `unanswered` (`text`, `source`, `notice` where the source is one: in_force or lifted, `number`), `overdue` (asks);
- `figures`: `measure`, `title`, `baseline`, `now`, `change`, each in words, and the `actions` that are tested by it;
- `gone`: `on`, `what` (stopped, taken out, withdrawn), `name`, `because`, `by`;
- `sections`: `title`, `written`, `done` and `difference` (lights that never merge), `progress`, `actions` with what was `said` of each
  (`on`, `what`, `words`, `by`) and what comes `next`, and `silent`: the references of which nothing was said;
- `asks`: `partner`, `words`, `due`; `priorities`: `quarter`, `words`; `rules`: how it is counted, in sentences.
"""

import argparse
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sightline.calendars.dates import in_words, short
from sightline.calendars.periods import PeriodError
from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED, out, out_json, say
from sightline.web.words import period as period_in_words

if TYPE_CHECKING:  # Django is set up first
    from datetime import date

    from sightline.programme.models import Ask
    from sightline.programme.overview.queries.highlight import ActionReport, Highlight, Section
    from sightline.programme.overview.queries.highlight_figures import FigureInReport
    from sightline.programme.overview.queries.highlight_words import WrittenText
    from sightline.programme.plans.queries.withdrawals import Withdrawal

Rows = list[dict[str, object]]


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "highlight", help="what a month or a quarter brought to a plan, for a board; needs a name"
    )
    parser.add_argument("--by", required=True, metavar="USER", help="who is asking")
    parser.add_argument("--plan", default="", help="by number or title; the newest if not given")
    parser.add_argument(
        "--period", default="", help="2026-05 or Q1 2026-27; the last whole month if not given"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the report for somebody who may see the whole plan; the trail says who was refused."""
    from sightline.config.setup import ready

    ready()
    from django.utils import timezone

    from sightline.people.looking import LookRefusedError
    from sightline.programme.overview.queries.highlight import highlight
    from sightline.programme.overview.rules.highlight import period_named
    from sightline.programme.plans.services.looking import NoSuchPlanError, look_at_plan

    today = timezone.localdate()
    try:
        period = period_named(chosen.period, today)
        user, plan = look_at_plan(chosen.by, chosen.plan, "the highlight report")
    except PeriodError as fault:
        say(str(fault))
        return MISUSE
    except LookRefusedError as refused:
        say(str(refused))
        return NOT_ALLOWED
    except NoSuchPlanError as nothing:
        say(str(nothing))
        return COULD_NOT
    report = highlight(plan, period, user, today)
    if chosen.format == "json":
        out_json(as_json(report))
    else:
        out("\n".join(as_text(report)))
    return 0


def as_json(report: "Highlight") -> dict[str, object]:
    """The report as plain values."""
    from sightline.programme.plans.queries.plans import name_of

    return {
        "plan": report.plan.title,
        "authority": report.plan.authority,
        "version": name_of(report.version) if report.version else None,
        "period": report.period.name,
        "title": report.period.title,
        "from": report.period.first,
        "until": report.until,
        "whole": report.until == report.period.last,
        "answer": report.answer,
        "written": _written(report.written),
        "figures": [_figure(each) for each in report.figures],
        "gone": [_gone(each) for each in report.gone],
        "late": [_late(each) for each in report.late],
        "to_decide": {"unanswered": _unanswered(report), "overdue": _asks(report.overdue)},
        "sections": [_section(each) for each in report.sections],
        "asks": _asks(report.asks),
        "priorities": {"quarter": report.next_quarter or None, "words": list(report.next_priorities)},
        "rules": list(_rules()),
    }


def as_text(report: "Highlight") -> Iterator[str]:
    """The report as lines to be read."""
    from sightline.programme.plans.queries.plans import name_of

    version = name_of(report.version) if report.version else ""
    yield ", ".join(filter(None, (report.plan.title, "fictional" if report.plan.fictional else "", version)))
    yield f"Highlight report, {report.period.title}"
    yield report.answer
    yield from _part("On the whole", _written_lines(report.written))
    yield from _part("Figures", map(_figure_line, report.figures))
    yield from _part(f"Late on {in_words(report.until)}", map(_late_line, report.late))
    yield from _part("To be decided", [*_unanswered_lines(report), *map(_overdue_line, report.overdue)])
    for section in report.sections:
        yield from _part(section.title, _section_lines(section))
    yield from _part("Taken out", map(_gone_line, report.gone))
    yield from _part("Asks of partners that are open", map(_ask_line, report.asks))
    numbered = [f"{place}. {each}" for place, each in enumerate(report.next_priorities, start=1)]
    yield from _part(f"Priorities for {period_in_words(report.next_quarter)}", numbered)
    yield from _part("How this is counted", _rules())


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading with its lines; nothing where there are none."""
    below = list(lines)
    if below:
        yield ""
        yield title
        yield from (textwrap.indent(each, "  ") for each in below)


def _rules() -> tuple[str, str]:
    from sightline.programme.delivery.rules.roll_up import RULE_OF_MANY
    from sightline.programme.overview.rules.highlight import RULE

    return RULE, RULE_OF_MANY


def _late(action: "ActionReport") -> dict[str, object]:
    return {
        "reference": action.line.reference,
        "title": action.line.title,
        "new": action.became_late,
        "light": action.light.sentence,
        "owner": action.line.owner_words or None,
    }


def _late_line(action: "ActionReport") -> str:
    new = " (new)" if action.became_late else ""
    return f"{action.line.reference} {action.line.title}{new}. {action.light.sentence} {action.line.owner_words}".rstrip()


def _written(text: "WrittenText | None") -> dict[str, object] | None:
    """What is written, whose words they are, and of which day; `edition` counts from 1."""
    if text is None:
        return None
    return {
        "words": text.now.words,
        "by": _who(text.now.by, text.now.on),
        "on": text.now.on,
        "edition": text.number,
    }


def _written_lines(text: "WrittenText | None") -> Iterator[str]:
    if text:
        edition = f", edition {text.number}" if text.before else ""
        yield from text.now.words.splitlines()
        yield f"({_who(text.now.by, text.now.on)}, {in_words(text.now.on)}{edition})"


def _figure(figure: "FigureInReport") -> dict[str, object]:
    return {
        "measure": figure.id,
        "title": figure.title,
        "baseline": figure.baseline or None,
        "now": figure.now,
        "change": figure.signal.word if figure.signal else None,
        "actions": list(figure.actions),
    }


def _figure_line(figure: "FigureInReport") -> str:
    baseline = f" From {figure.baseline}." if figure.baseline else ""
    change = f" {figure.signal.word}." if figure.signal else ""
    return f"{figure.id} {figure.title} ({', '.join(figure.actions)}).{baseline} {figure.now}{change}"


def _gone(gone: "Withdrawal") -> dict[str, object]:
    who = _who(gone.by, gone.on) or None
    return {"on": gone.on, "what": gone.what, "name": gone.name, "because": gone.because or None, "by": who}


def _gone_line(gone: "Withdrawal") -> str:
    on = f"{short(gone.on)} " if gone.on else ""
    return f"{on}{gone.what}: {gone.name}{f'. {gone.because}' if gone.because else ''}"


def _who(account: str, on: "date | None") -> str:
    """By name and post, as pages say it."""
    from sightline.web.account_names import name_and_post

    return name_and_post(account, on) if account else ""


def _unanswered(report: "Highlight") -> Rows:
    from sightline.programme.sources.rules.notices import state_of

    return [
        {
            "text": each.text,
            "source": each.source.title,
            "notice": state_of(each.source.kind, each.source.lifted_on) or None,
            "number": each.number or None,
        }
        for each in report.unanswered
    ]


def _unanswered_lines(report: "Highlight") -> Iterator[str]:
    from sightline.programme.sources.rules.notices import after_name

    for each in report.unanswered:
        source = f"{each.source.title}{after_name(each.source.kind, each.source.lifted_on)}"
        yield f"No action: {each.text} ({source}{f', {each.number}' if each.number else ''})"


def _asks(asks: "Iterable[Ask]") -> Rows:
    return [{"partner": each.partner, "words": each.words, "due": each.due} for each in asks]


def _ask_line(ask: "Ask") -> str:
    return f"{ask.partner}{f', by {in_words(ask.due)}' if ask.due else ''}: {ask.words}"


def _overdue_line(ask: "Ask") -> str:
    return f"{ask.partner} was asked by {in_words(ask.due) if ask.due else 'no day'}: {ask.words}"


def _section(section: "Section") -> dict[str, object]:
    return {
        "title": section.title,
        "done": {"word": section.light.word, "sentence": section.light.sentence},
        "difference": [{"word": each.word, "number": number} for each, number in section.differences],
        "written": _written(section.written),
        "progress": section.progress or None,
        "actions": [_action(each) for each in section.with_news],
        "silent": [each.line.reference for each in section.silent],
    }


def _action(action: "ActionReport") -> dict[str, object]:
    return {
        "reference": action.line.reference,
        "title": action.line.title,
        "light": {"word": action.light.word, "sentence": action.light.sentence},
        "said": [
            {
                "on": each.day,
                "what": each.sentence,
                "words": each.words or None,
                "by": _who(each.by, each.day) or None,
            }
            for each in action.events
        ],
        "next": [{"on": day, "title": title} for day, title in action.ahead],
    }


def _section_lines(section: "Section") -> Iterator[str]:
    judged = ", ".join(f"{each.word} {number}" for each, number in section.differences)
    yield from _written_lines(section.written)
    yield f"Done: {section.light.word}. {section.light.sentence}"
    yield f"Difference: {judged or 'no measure'}."
    yield from () if section.written else section.progress.splitlines()
    for action in section.with_news:
        yield f"{action.line.reference} {action.line.title}: {action.light.word}"
        for each in action.events:
            words = f": {each.words}" if each.words else ""
            yield f"  {short(each.day)} {each.sentence}{words}{f' ({_who(each.by, each.day)})' if each.by else ''}"
        yield from (f"  Next, {short(day)}: {title}" for day, title in action.ahead)
        if not action.events and action.late and not action.ahead:
            yield f"  {action.light.sentence}"
    if section.silent:
        yield f"No update for {', '.join(each.line.reference for each in section.silent)}."
