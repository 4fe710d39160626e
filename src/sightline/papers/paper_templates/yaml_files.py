"""A template as a file of YAML that people take away, change and bring back."""

import json
from datetime import date

import yaml

from sightline.files.limited import StoppedError, run_limited
from sightline.papers.paper_templates.paper_template import PaperTemplate
from sightline.papers.paper_templates.reading_templates import (
    TemplateUnreadError,
    template_as_data,
    template_from,
)

MOST_BYTES = 200_000
MOST_READ = 1_000_000
"""Bytes of what a file says: one that names its own parts again and again says far more than it holds."""


def yaml_of(template: PaperTemplate) -> str:
    """The template as YAML, its keys in the order in which they are read."""
    return yaml.safe_dump(template_as_data(template), allow_unicode=True, sort_keys=False, width=120)


def template_in_yaml(content: bytes) -> PaperTemplate:
    """The template that a file describes. TemplateUnreadError in a sentence; it is read in a process of its own."""
    if len(content) > MOST_BYTES:
        raise TemplateUnreadError("The file is larger than 200 kB, which no template is.")
    try:
        text = run_limited(_read, content)
    except StoppedError as fault:
        raise TemplateUnreadError(f"The file could not be read: {fault}.") from fault
    if text.startswith("!"):
        raise TemplateUnreadError(text[1:])
    return template_from(json.loads(text))


def _read(content: bytes) -> str:
    """What it says as JSON; after ! why it says nothing. Trusts the bytes: for `run_limited`."""
    try:
        said_by_file = yaml.safe_load(content.decode("utf-8-sig"))
        text = json.dumps(said_by_file, default=_day)
    except UnicodeDecodeError:
        return "!The file is no text in UTF-8. Save it as plain text."
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        return f"!The file is no YAML{where}: {getattr(fault, 'problem', None) or 'it cannot be read'}."
    except (TypeError, ValueError, RecursionError):
        return "!The file holds something that no template has."
    return (
        text if len(text) <= MOST_READ else "!The file says the same again and again, which no template does."
    )


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError
