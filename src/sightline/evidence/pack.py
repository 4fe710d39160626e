"""What stands in a room as files: a page for each line of enquiry, what was asked and answered, and an index with the hash of each."""

import hashlib
from collections.abc import Sequence
from datetime import date

from sightline.calendars.dates import in_words
from sightline.evidence.models import EvidenceRoom, RoomQuestion
from sightline.evidence.queries import RoomContent, title_of
from sightline.rehearsal.rules.pack_files import PackFile, index_text
from sightline.rehearsal.self_evaluation import Part, as_html, held_parts

INDEX = "index.md"


def pack_of(
    room: EvidenceRoom, content: RoomContent, questions: Sequence[RoomQuestion], council: str, today: date
) -> tuple[dict[str, bytes], str]:
    """The files by name, the index among them, and what the index hashes to."""
    files: dict[str, tuple[str, bytes]] = {}
    for each in content.by_line:
        parts = [("heading1", each.line.title), *held_parts(each, today)]
        files[f"{each.line.id}.html"] = (each.line.title, as_html(parts, each.line.title).encode())
    asked_parts = _questions(questions)
    files["questions.html"] = ("What was asked and answered", as_html(asked_parts, "Questions").encode())
    listed = [
        PackFile(name, what, False, len(data), hashlib.sha256(data).hexdigest())
        for name, (what, data) in files.items()
    ]
    lines = [
        f"Evidence room of {council}: {in_words(room.first)} to {in_words(room.last)}",
        f"Taken on {in_words(today)}",
        f"Figures as frozen: {content.freeze}"
        if content.freeze
        else "Figures as they were then: provisional",
        "Small numbers are hidden. Nothing of any child, no draft and nothing exempt is in it.",
    ]
    index = index_text(room.title, lines, listed).encode()
    every = {name: data for name, (_, data) in files.items()}
    return {**every, INDEX: index}, hashlib.sha256(index).hexdigest()


def _questions(questions: Sequence[RoomQuestion]) -> list[Part]:
    parts: list[Part] = [("heading1", "Questions")]
    for each in questions:
        parts += [
            ("heading2", title_of(each.line)),
            ("paragraph", f"Asked on {in_words(each.at.date())}: {each.words}"),
            *(
                ("paragraph", f"Answered on {in_words(answer.at.date())}: {answer.words}")
                for answer in each.answers.all()
            ),
        ]
    return parts
