"""`sightline verify`: has anybody changed the record of who looked at which child, or a figure that was frozen or published?"""

import argparse

from sightline.commands.saying import COULD_NOT, out, say


def add_to(subparsers: argparse._SubParsersAction) -> None:
    """Describe the command."""
    parser = subparsers.add_parser(
        "verify",
        help="check that no line of the trail was changed, inserted or removed, no freeze and no published edition",
    )
    parser.add_argument(
        "pack",
        nargs="?",
        help="the folder of a published paper: check that alone, without a store or a database",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Check the chain, its head, every freeze and every published edition; exit 1 with every problem found."""
    if chosen.pack:
        return _pack(chosen.pack)
    from sightline.config.setup import ready

    ready()
    from sightline.editions.queries.verifying import problems as problems_of_editions
    from sightline.editions.verbs import EditionVerb
    from sightline.freezes.queries.verifying import problems
    from sightline.freezes.verbs import FreezeVerb
    from sightline.papers.queries.sealed import problems_of_papers
    from sightline.trail.queries import verify

    verdict = verify()
    papers, wrong_papers = problems_of_papers()
    freezes, wrong = problems(_seals(FreezeVerb.FREEZE_MADE))
    editions, wrong_editions = problems_of_editions(_seals(EditionVerb.EDITION_PUBLISHED))
    for note in verdict.notes:
        say(note)
    if verdict.ok:
        out(f"The trail is whole: {verdict.lines:,} lines, none changed, inserted or removed.")
    if freezes and not wrong:
        out(f"Every freeze is as it was sealed: {freezes:,}.")
    if editions and not wrong_editions:
        out(f"Every published edition is as it was sealed: {editions:,}.")
    if papers and not wrong_papers:
        out(f"Every published paper is as it was sealed: {papers:,}.")
    every = (*verdict.problems, *wrong, *wrong_editions, *wrong_papers)
    for problem in every:
        out(problem)
    return COULD_NOT if every else 0


def _pack(folder: str) -> int:
    """Check the folder of a published paper by itself."""
    from pathlib import Path

    from sightline.papers.sealing.verifying import verify_pack

    verdict = verify_pack(Path(folder))
    for problem in verdict.problems:
        out(problem)
    if verdict.problems:
        return COULD_NOT
    out(
        f"The paper is as it was sealed: {verdict.files:,} files, {verdict.figures:,} figures made again from their numbers "
        f"({verdict.against_the_freeze:,} of them held against the freeze’s own), {verdict.sign_offs:,} sign-offs of these words. "
        f"Seal {verdict.seal}."
    )
    return 0


def _seals(verb: str) -> dict[str, str]:
    """The seals as the trail has them: the name and authority of what was sealed → its seal."""
    from sightline.trail.models import Line

    return {line.what: line.detail.get("seal", "") for line in Line.objects.filter(action=verb)}
