"""The team a child is with: the case holder's, whoever else works with the child besides."""

from typing import TYPE_CHECKING

from sightline.engine.later import ibis, ir
from sightline.standards.worker_roles import ORDER, SIGNS

if TYPE_CHECKING:
    from sightline.tables.data import Data

FAR = "2999-12-31"
CASE_HOLDER, ADVISER = "allocated worker", "personal adviser"
UNSAID, OTHER = "role not recorded or not known", "another role"
_LEADS, _HOLDS, _ADVISES, _UNSAID, _OTHER = range(5)
"""Who holds the child, first to last: a care leaver's personal adviser, the allocated worker, an adviser beside nobody, a
role that is blank or nobody's word, a role that never holds a case."""


def role_kinds(data: "Data") -> ir.Table:
    """role (as written), kind (case_holder, personal_adviser, other). One row per role that is somebody's word."""
    written = data.allocations.filter(lambda t: t.role.notnull()).select("role").distinct()
    whole = written.role.upper()
    for sign in SIGNS:
        whole = whole.replace(sign, " ")
    for _ in range(3):
        whole = whole.replace("  ", " ")
    padded = written.mutate(_whole=ibis.literal(" ") + whole.strip() + " ")
    words = data.worker_roles
    joined = padded.inner_join(words, padded._whole.contains(words.words))
    first = joined.group_by("role").aggregate(_place=joined.place.min())
    kinds = [(first._place == place, kind) for place, kind in enumerate(ORDER)]
    return first.select("role", kind=ibis.cases(*kinds))


def team_spells(data: "Data") -> ir.Table:
    """child_id, started, ended, team_id, second_team, third_team, worker_id, by: whose child it is, never two rows at once.

    The team of who holds the case: the allocated worker; once the young person has left care or is 18, the personal
    adviser before them. Of two who hold it at once both teams have the child: `team_id` is the one who took it on last,
    `second_team` and `third_team` the others'. Only where nobody holds it a role that is blank or unknown counts, and
    where there is none of those any other role, of several the one who came last; `by` says which. `team_id` is blank where who holds the case has no
    team recorded. Who ended before starting, or on the same day, holds nothing.
    """
    ranked = _active(data, _holding(data))
    one = ranked.group_by("authority", "child_id", "started", "ended").aggregate(
        worker_id=_at(ranked, ranked._row == 0, "worker_id"),
        _rank=ranked._rank.min(),
    )
    teams = _places(ranked)
    joined = one.left_join(
        teams,
        [
            one.authority == teams._a,
            one.child_id == teams._c,
            one.started == teams._from,
        ],
    ).drop("_a", "_c", "_from")
    by = ibis.cases(
        (joined._rank == _HOLDS, CASE_HOLDER),
        (joined._rank == _UNSAID, UNSAID),
        (joined._rank == _OTHER, OTHER),
        else_=ADVISER,
    )
    return joined.select(
        "authority",
        "child_id",
        "started",
        "ended",
        "team_id",
        "second_team",
        "third_team",
        "worker_id",
        by=by,
    )


def last_teams(data: "Data") -> ir.Table:
    """child_id, team_id: the team that had the child last. One row per child that ever had one.

    Somebody who held the case comes before any other role, however lately the other came; where no row is in force on any
    day, the one that was to start last.
    """
    spells = data.team_spells.filter(lambda t: t.team_id.notnull())
    lasting = spells.select(
        "authority",
        "child_id",
        "team_id",
        "started",
        _order=ibis.cases((spells.by == OTHER, 2), (spells.by == UNSAID, 1), else_=0),
    )
    rows = data.allocations
    never = rows.filter(rows.team_id.notnull(), rows.ended <= rows.started)
    broken = never.select("authority", "child_id", "team_id", "started", _order=ibis.literal(3))
    whole = ibis.union(lasting, broken.cast(dict(lasting.schema())))
    order = ibis.window(
        group_by=[whole.authority, whole.child_id],
        order_by=[whole._order, whole.started.desc(), whole.team_id.desc()],
    )
    ranked = whole.mutate(_row=ibis.row_number().over(order)).filter(lambda t: t._row == 0)
    return ranked.select("authority", "child_id", "team_id")


def _holding(data: "Data") -> ir.Table:
    """Every allocation in force on some day, by `_rank`; a personal adviser's again where the young person is a care leaver."""
    rows = data.allocations
    kinds = data.role_kinds.select(_role=lambda t: t.role, kind=lambda t: t.kind)
    named = rows.left_join(kinds, rows.role == kinds._role)
    rank = ibis.cases(
        (named.kind == "case_holder", _HOLDS),
        (named.kind == "personal_adviser", _ADVISES),
        (named.kind == "other", _OTHER),
        else_=_UNSAID,
    )
    whole = named.select(
        "authority",
        "child_id",
        "started",
        "team_id",
        "worker_id",
        "allocation_id",
        ended=named.ended.fill_null(ibis.date(FAR)),
        _since=named.started,  # of two, who came last: also where both lead from the same day, when care ends
        _rank=rank.cast("int32"),
    )
    lasting = whole.filter(whole.ended > whole.started, whole.child_id.notnull())
    advised = lasting.filter(lasting._rank == _ADVISES)
    left = _care_left(data)
    joined = advised.inner_join(
        left,
        [
            advised.authority == left._a,
            advised.child_id == left._c,
            advised.started < left._until,
            advised.ended > left._from,
        ],
    )
    leads = joined.mutate(
        started=ibis.greatest(joined.started, joined._from),
        ended=ibis.least(joined.ended, joined._until),
        _rank=ibis.literal(_LEADS).cast("int32"),
    )
    return ibis.union(lasting, leads.select(*lasting.columns))


def _care_left(data: "Data") -> ir.Table:
    """When a young person is a care leaver: from the end of care until it begins again; and from the 18th birthday on."""
    care = data.care_spells
    order = ibis.window(group_by=[care.authority, care.child_id], order_by=[care.started])
    marked = care.mutate(_next=care.started.lead().over(order).fill_null(ibis.date(FAR)))
    after = marked.select(_a=marked.authority, _c=marked.child_id, _from=marked.ended, _until=marked._next)
    people = data.children.filter(lambda t: t.born.notnull())
    one = people.group_by("authority", "child_id").aggregate(born=people.born.max())
    leap = (one.born.month() == 2) & (one.born.day() == 29)
    month, day = ibis.cases((leap, 3), else_=one.born.month()), ibis.cases((leap, 1), else_=one.born.day())
    adult = one.select(
        _a=one.authority,
        _c=one.child_id,
        _from=ibis.date(one.born.year() + 18, month, day),
        _until=ibis.date(FAR),
    )
    return ibis.union(after, adult.cast(dict(after.schema())))


def _stretches(holding: ir.Table) -> ir.Table:
    """The days of each child, cut wherever somebody begins or ends: `_a`, `_c`, `_from` and `_until`."""
    ends = ibis.union(
        holding.select("authority", "child_id", _day=holding.started),
        holding.select("authority", "child_id", _day=holding.ended),
    ).distinct()
    along = ibis.window(group_by=[ends.authority, ends.child_id], order_by=[ends._day])
    cut = ends.mutate(_end=ends._day.lead().over(along)).filter(lambda t: t._end.notnull())
    return cut.select(_a=cut.authority, _c=cut.child_id, _from=cut._day, _until=cut._end)


def _active(data: "Data", holding: ir.Table) -> ir.Table:
    """Each stretch of days between two changes with those of the best rank in it: `_row` 0 is who is shown first."""
    stretches = _stretches(holding)
    at_work = holding.inner_join(
        stretches,
        [
            holding.authority == stretches._a,
            holding.child_id == stretches._c,
            holding.started <= stretches._from,
            holding.ended > stretches._from,
        ],
    )
    same = [at_work.authority, at_work.child_id, at_work._from]
    best = at_work.mutate(_best=at_work._rank.min().over(ibis.window(group_by=same))).filter(
        lambda t: t._rank == t._best
    )
    order = ibis.window(
        group_by=[best.authority, best.child_id, best._from],
        order_by=[
            best.team_id.isnull().cast("int32"),
            best.worker_id.isnull().cast("int32"),
            best._since.desc(),
            best.allocation_id.desc(),
        ],
    )
    ranked = best.mutate(_row=ibis.row_number().over(order))
    return ranked.select(
        "authority",
        "child_id",
        "team_id",
        "worker_id",
        "_rank",
        "_row",
        started=ranked._from,
        ended=ranked._until,
    )


def _places(ranked: ir.Table) -> ir.Table:
    """The first three teams of each stretch, in the order of who holds the child; the first alone where nobody holds it."""
    with_team = ranked.filter(ranked.team_id.notnull())
    each = with_team.group_by("authority", "child_id", "started", "team_id").aggregate(
        _first=with_team._row.min(), _holds=(with_team._rank < _UNSAID).max()
    )
    order = ibis.window(group_by=[each.authority, each.child_id, each.started], order_by=[each._first])
    placed = each.mutate(_place=ibis.row_number().over(order))
    return placed.group_by(_a=placed.authority, _c=placed.child_id, _from=placed.started).aggregate(
        team_id=_at(placed, placed._place == 0, "team_id"),
        second_team=_at(placed, placed._holds & (placed._place == 1), "team_id"),
        third_team=_at(placed, placed._holds & (placed._place == 2), "team_id"),
    )


def _at(rows: ir.Table, chosen: ir.BooleanValue, column: str) -> ir.StringScalar:
    """The one value of a column in the rows chosen."""
    return ibis.cases((chosen, rows[column])).max()
