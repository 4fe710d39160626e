"""A paper is published: composed for each audience, sealed with its figures and sign-offs, its files written whole, or nothing is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from django.utils import timezone
from filelock import FileLock

from sightline.engine.places import store_folder
from sightline.files.whole import folder_whole
from sightline.freezes.models import Freeze
from sightline.freezes.places import freeze_folder
from sightline.freezes.services import enter_edition
from sightline.freezes.services.confirming import LONGEST
from sightline.history.services import as_seen, count_up, write_changes
from sightline.papers.composing.composing import Composition, PaperStamp
from sightline.papers.composing.editions import EDITIONS, OFFICERS
from sightline.papers.document.paper_document import PaperDocument
from sightline.papers.models import Paper, PaperChange, SealedPaper
from sightline.papers.queries.clearance import sign_offs_of
from sightline.papers.queries.figures import FreezeBook, book_of
from sightline.papers.queries.papers import (
    authors_of,
    digest,
    freeze_facts,
    last_of_paper,
    sign_off_facts,
    signed,
)
from sightline.papers.queries.preview import preview, status_of
from sightline.papers.queries.sealed import pack_folder, papers_folder, register_name, what_stops
from sightline.papers.queries.templates import WordFileLostError, word_file_of
from sightline.papers.rules.clearance import is_cleared, why_not_publish
from sightline.papers.rules.content import canonical
from sightline.papers.rules.states import PUBLISHED
from sightline.papers.sealing.pack import (
    FORMAT,
    FRAGMENT,
    FREEZE,
    FROZEN_FIGURES,
    NOT_FOR_READERS,
    bound_figures,
    document_as_json,
    write_pack,
)
from sightline.papers.services.refusals import CannotPaperError, allowed, trail_name
from sightline.papers.verbs import PaperVerb
from sightline.trail.services import record, recorded_transaction


@dataclass(frozen=True, kw_only=True)
class PaperPack:
    """What is written for one audience: what it says and rests on, and its files."""

    audience: str
    about: Mapping[str, Any]
    files: Mapping[str, bytes]


def publish_paper(paper: Paper, audiences: Sequence[str], *, edition: int | None, by: str) -> Paper:
    """Publish a cleared paper that somebody else wrote, for these audiences.

    CannotPaperError where it may not go out: not cleared, by an author, nobody to publish for, anything in it that does not resolve.
    MayNotPaperError, written down. Whatever goes wrong, and should the process be killed, all of it is published or nothing.
    """
    allowed(by, "papers.publish", paper.authority, f"publish {trail_name(paper)}")
    chosen = [each for each in EDITIONS if each in set(audiences)]
    if not chosen:
        raise CannotPaperError("Choose for whom it is published.", "audiences")
    papers_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(store_folder() / "papers.lock"):
        now = Paper.objects.select_related("body", "meeting", "freeze", "plan").get(pk=paper.pk)
        seal, authors = digest(now), authors_of(now)
        faults = (
            [fault for each in chosen for fault in what_stops(now, each)] if now.state == "cleared" else []
        )
        if fault := why_not_publish(now.state, by=by, authors=authors, faults=faults):
            raise CannotPaperError(fault)
        if not is_cleared(sign_off_facts(sign_offs_of(now)), seal):
            raise CannotPaperError("A sign-off is of other words than stand now. Send it to clearance again.")
        packs = [_pack(now, each, seal, by) for each in chosen]
        refuse_figures_that_differ([each.about for each in packs])
        return _put_in_place(now, packs, seal, edition, by)


def refuse_figures_that_differ(packs: Sequence[Mapping[str, Any]]) -> None:
    """CannotPaperError where a figure is not the same in each pack that prints it: its value, and the numbers it is made of."""
    first: dict[str, Mapping[str, Any]] = {}
    for pack in packs:
        for figure in pack["figures"]:
            other = first.setdefault(figure["token"], figure)
            if any(figure[name] != other[name] for name in ("value", "unit", "numerator", "denominator")):
                raise CannotPaperError(
                    f"{figure['token']} is {other['text']} in one edition and {figure['text']} in another. Nothing was published."
                )


def _put_in_place(paper: Paper, packs: Sequence[PaperPack], seal: str, edition: int | None, by: str) -> Paper:
    folders: list[tuple[PaperPack, Path, list[str]]] = []
    try:
        for pack in packs:
            folder, seals = pack_folder(paper, pack.audience), []
            rmtree(folder, ignore_errors=True)  # of one that was killed before it stood in the database
            folder_whole(
                folder,
                lambda waiting, pack=pack, seals=seals: seals.append(
                    write_pack(waiting, pack.about, pack.files)
                ),
            )
            folders.append((pack, folder, seals))
        return _written_down(paper, [(pack, seals[0]) for pack, _, seals in folders], seal, edition, by)
    except BaseException:
        for pack in packs:
            rmtree(pack_folder(paper, pack.audience), ignore_errors=True)
        raise


def _written_down(
    paper: Paper, packs: Sequence[tuple[PaperPack, str]], seal: str, edition: int | None, by: str
) -> Paper:
    with recorded_transaction():
        now = as_seen(paper, edition, "body", "meeting", "freeze", last=last_of_paper)
        if now.state != paper.state or digest(now) != seal:
            raise CannotPaperError(
                "The paper was changed meanwhile. Nothing was published. Look at it again."
            )
        at = timezone.now()
        for pack, pack_seal in packs:
            SealedPaper.objects.create(
                paper=now,
                audience=pack.audience,
                sealed=canonical(pack.about),
                seal=pack_seal,
                files=[*pack.files],
                by=by,
                at=at,
            )
            if now.freeze is not None:
                _enter_in_register(now, now.freeze, pack, by)
        was, now.state = now.state, PUBLISHED
        now.published_by, now.published_at = by, at
        count_up(now, "state", "published_by", "published_at", by=by)
        write_changes(PaperChange, {"state": was}, {"state": now.state}, by=by, paper=now)
        detail = {
            "audiences": [pack.audience for pack, _ in packs],
            "freeze": now.freeze.name if now.freeze else "",
            "seal": {pack.audience: pack_seal for pack, pack_seal in packs},
        }
        record(by=by, action=PaperVerb.PAPER_PUBLISHED, what=trail_name(now), detail=detail)
    return now


def _enter_in_register(paper: Paper, freeze: Freeze, pack: PaperPack, by: str) -> None:
    """What was published from the freeze, with what each of its files hashes to."""
    enter_edition(
        freeze,
        edition=register_name(paper, pack.audience),
        title=paper.title[:LONGEST],
        audience=EDITIONS[pack.audience],
        files={
            name: sha256(content).hexdigest()
            for name, content in pack.files.items()
            if name not in NOT_FOR_READERS
        },
        by=by,
    )


def _pack(paper: Paper, audience: str, seal: str, by: str) -> PaperPack:
    from sightline.papers.render.paper_files import paper_files
    from sightline.papers.render.prepared import CannotRenderError
    from sightline.papers.render.web_page import fragment_of
    from sightline.papers.render.word.template_safety import TemplateRefusedError

    book = book_of(paper, audience)
    stamp = PaperStamp(dated=timezone.localdate(), status=status_of(paper, draft=False), identifier=seal[:16])
    composition = preview(paper, audience, stamp=stamp, book=book).composition
    assert composition is not None, "what cannot be composed was refused"
    document = composition.document
    try:
        word = word_file_of(paper, audience)
        files = {
            **paper_files(document, word.content if word else None),
            FRAGMENT: fragment_of(document).encode(),
        }
    except (WordFileLostError, TemplateRefusedError, CannotRenderError) as fault:
        raise CannotPaperError(str(fault)) from fault
    about = _about(paper, audience, seal, by, composition, bound_figures(document, book))
    about["template"] = {
        "key": paper.template,
        "word": {"name": word.name, "sha256": word.sha256} if word else None,
    }
    about["period"] = book.period.name if isinstance(book, FreezeBook) else ""
    if audience == OFFICERS and paper.freeze is not None:
        folder = freeze_folder(paper.authority, paper.freeze.name)
        files |= {name: (folder / name).read_bytes() for name in (FREEZE, FROZEN_FIGURES)}
    return PaperPack(audience=audience, about=about, files=files)


def _about(
    paper: Paper,
    audience: str,
    seal: str,
    by: str,
    composition: Composition,
    figures: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """What is sealed. The words that were signed are in a pack for officers; other packs have their digest, and what is printed."""
    document = composition.document
    return {
        "format": FORMAT,
        "number": paper.pk,
        "title": paper.title,
        "series": paper.series,
        "authority": paper.authority,
        "audience": audience,
        "dated": document.dated.isoformat(),
        "digest": seal,
        "signed": signed(paper) if audience == OFFICERS else None,
        "document": document_as_json(document),
        "figures": [dict(each) for each in figures],
        "named_figures": _named(document),
        "freeze": freeze_facts(paper),
        "definitions": _definitions(paper, figures),
        "sign_offs": [
            {
                "role": each.role,
                "post": each.post,
                "decided_by": each.decided_by,
                "on": timezone.localdate(each.decided_at).isoformat() if each.decided_at else None,
                "reference": each.reference,
                "digest": each.digest,
            }
            for each in sign_offs_of(paper)
        ],
        "authors": sorted(authors_of(paper)),
        "published_by": by,
    }


def _named(document: PaperDocument) -> list[str]:
    """The figures that no freeze has, with how each is printed."""
    from sightline.papers.sealing.verifying import bound_in

    runs = bound_in(document_as_json(document))
    return sorted(
        {f"{run['token']} {run['text']}" for run in runs if run["token"].startswith(("figure ", "sum "))}
    )


def _definitions(paper: Paper, figures: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """By figure, the fingerprint of the definition it was frozen with."""
    if paper.freeze is None:
        return {}
    from sightline.freezes.queries import opened

    frozen = opened(paper.freeze)
    return {
        name: frozen.fingerprint(name)
        for name in sorted({each["token"].partition(",")[0] for each in figures})
    }
