"""What differs between two versions of a template, in words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.history.change_word import change_word
from sightline.papers.paper_templates.in_words import template_in_words
from sightline.papers.paper_templates.paper_template import PaperTemplate


@dataclass(frozen=True, slots=True)
class TemplateDifference:
    """A part or field that two versions do not have alike; a text is None where there is no such one."""

    name: str
    title: str
    was: str | None
    now: str | None

    @property
    def words(self) -> str:
        """Added, changed or removed."""
        return change_word(self.was, self.now)


def template_differences(was: PaperTemplate, now: PaperTemplate) -> Iterator[TemplateDifference]:
    """Each place that differs: those of `now` in their order, then those it has no longer."""
    before, after = template_in_words(was), template_in_words(now)
    for name, (title, text) in after.items():
        old = before.get(name, ("", None))[1]
        if old != text:
            yield TemplateDifference(name, title, old, text)
    for name, (title, text) in before.items():
        if name not in after:
            yield TemplateDifference(name, title, text, None)
