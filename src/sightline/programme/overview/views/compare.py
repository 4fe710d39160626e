"""Two versions of a plan side by side: added, removed, changed, each with its reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sightline.people.queries import person
from sightline.programme.models import Version
from sightline.programme.overview.queries.compare import compared, reasons, since_sealed
from sightline.programme.plans.queries.own_days import happened, last_step
from sightline.programme.plans.queries.plans import name_of, versions_seen_by
from sightline.programme.plans.queries.withdrawals import withdrawn
from sightline.programme.plans.rules.compare import Thing, VersionComparison
from sightline.programme.plans.views.asking import crumbs, version_crumb, version_named
from sightline.statistics.amounts import several
from sightline.web.lists import number_or_zero, query_param

SEALED = "sealed"
NOTHING = {
    False: "There is no other version to compare with yet.",
    True: "No version came before this one. Choose which to compare it with.",
}


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """This version against `?with=` another (its number), or against what was sealed of it (`?with=sealed`)."""
    new = version_named(request, number)
    other_version = query_param(request, "with")
    others = [
        each
        for each in versions_seen_by(person(request)).filter(plan=new.plan).defer("sealed")
        if each.pk != new.pk
    ]
    old = _old(new, others, other_version)
    comparison = since_sealed(new) if other_version == SEALED else compared(old, new) if old else None
    context = {
        "version": new,
        "name": name_of(new),
        "old_name": "what was sealed" if other_version == SEALED else name_of(old) if old else "",
        "others": [(each.pk, name_of(each)) for each in others],
        "days": [f"{name_of(each)} {happened(last_step(each))}." for each in (new, old) if each],
        "asked": other_version or (str(old.pk) if old else ""),
        "can_seal": bool(new.sealed),
        "found": comparison,
        "answer": first_sentence(comparison) if comparison else NOTHING[bool(others)],
        "actions": _actions_with_reasons(comparison, new) if comparison else None,
        "gone": withdrawn(new),
        "crumbs": crumbs(version_crumb(new), page_title="Compare"),
    }
    return render(request, "programme/plans/compare.html", context)


def first_sentence(comparison: VersionComparison) -> str:
    """The first sentence: how much was added, removed and changed."""
    side = comparison.actions
    if not comparison.any:
        return "Nothing differs."
    parts = [(len(side.added), "added"), (len(side.removed), "removed"), (len(side.changed), "changed")]
    parts += [(side.same, "as it was" if side.same == 1 else "as they were")]
    (first, what), *others = [each for each in parts if each[0]] or [(0, "differ")]
    sentence = ", ".join(
        [f"{several(first, 'action')} {what}", *(f"{number:,} {verb}" for number, verb in others)]
    )
    rest = (
        len(comparison.groupings.added)
        + len(comparison.groupings.removed)
        + len(comparison.groupings.changed)
    )
    return (
        f"{sentence}. {several(rest, 'grouping')} differ{'s' if rest == 1 else ''}."
        if rest
        else f"{sentence}."
    )


def _old(new: Version, others: list[Version], other_version: str) -> Version | None:
    if other_version:
        return next((each for each in others if each.pk == number_or_zero(other_version)), None)
    before = [each for each in others if each.pk == new.copied_from_id or each.place < new.place]
    return next((each for each in before if each.pk == new.copied_from_id), before[0] if before else None)


def _actions_with_reasons(comparison: VersionComparison, new: Version) -> dict:
    """The actions that differ, each with the reasons that were given."""
    why = reasons(new.plan_id, new)

    def changes(thing: Thing) -> list:
        return [
            (
                each,
                why.get((thing.reference, each.field, each.now))
                or why.get((thing.reference, each.field.removesuffix("s"), "*"))
                or why.get((thing.reference, each.field, "*"), ""),
            )
            for each in thing.fields
        ]

    return {
        "added": [
            (each, why.get((each.reference, "version", "in"), "")) for each in comparison.actions.added
        ],
        "removed": [
            (each, why.get((each.reference, "version", "out"), "")) for each in comparison.actions.removed
        ],
        "changed": [(each, changes(each)) for each in comparison.actions.changed],
    }
