"""How easily an edition that is a text of its own is to be read. Plain.

Plain English: the NHS digital service manual aims for a reading age of 9 to 11, and GOV.UK for 9 (Content design: planning, writing and
managing content, "Writing for GOV.UK"), with sentences of 25 words at most. Easy read: sentences of no more than ten to 15 words, one
idea each (Cabinet Office Disability Unit, Accessible communication formats, "Easy read"; Department of Health, Making written
information easier to understand for people with learning disabilities, 2010).
"""

from dataclasses import dataclass

from sightline.papers.composing.editions import EASY_READ, PLAIN_ENGLISH


@dataclass(frozen=True, slots=True)
class ReadingGoal:
    """The reading age, in years, and the words of a sentence that it is not to exceed."""

    age: int
    sentence: int


GOALS = {PLAIN_ENGLISH: ReadingGoal(11, 25), EASY_READ: ReadingGoal(9, 15)}
"""By edition."""
