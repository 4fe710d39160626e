"""A paper that is written here, as a command reads it for somebody: its findings, or its files."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sightline.commands.saying import COULD_NOT, MISUSE, NOT_ALLOWED

if TYPE_CHECKING:
    from sightline.papers.composing.findings.paper_finding import PaperFinding
    from sightline.papers.queries.building import BuiltPaper


class NoPaperForThemError(Exception):
    """Nothing of it is read; the sentence says why, and `code` is how the command ends."""

    def __init__(self, sentence: object, code: int) -> None:
        super().__init__(str(sentence))
        self.code = code


def files_of_paper(by: str, name: str, edition: str) -> "tuple[Mapping[str, bytes], Sequence[PaperFinding]]":
    """The files of an edition and what is found in it, for whoever asks, by the paper's number or title. NoPaperForThemError."""
    made = _made(by, name, edition, with_files=True)
    return made.files, made.findings


def findings_of_paper(by: str, name: str) -> "Sequence[PaperFinding]":
    """What is found in the fullest edition that whoever asks may read. NoPaperForThemError."""
    return _made(by, name, "", with_files=False).findings


def _made(by: str, name: str, edition: str, *, with_files: bool) -> "BuiltPaper":
    from sightline.config.setup import ready

    ready()
    from sightline.papers.queries.building import NotBuiltError, built_for, findings_for
    from sightline.papers.queries.sealed import PackChangedError
    from sightline.papers.services.looking import NoSuchPaperError, look_at_paper
    from sightline.people.looking import LookRefusedError

    try:
        user, paper = look_at_paper(by, name)
        return built_for(user, paper, edition) if with_files else findings_for(user, paper)
    except LookRefusedError as refused:
        raise NoPaperForThemError(refused, NOT_ALLOWED) from refused
    except NoSuchPaperError as nothing:
        raise NoPaperForThemError(nothing, MISUSE) from nothing
    except (NotBuiltError, PackChangedError) as fault:
        raise NoPaperForThemError(fault, COULD_NOT) from fault
