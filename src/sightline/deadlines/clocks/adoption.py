"""How long has a child for whom adoption is the plan waited for a match, and for a home?"""

from sightline.deadlines.clocks.in_care import in_care
from sightline.deadlines.phrases import not_done
from sightline.deadlines.running import rows, running
from sightline.tables.phrases import with_data_date

AVERAGE = "The DfE judges it as an average over three years; no child's own limit is set by law."
DATES = [
    "ssd_permanence.perm_placed_for_adoption_date",
    "ssd_permanence.perm_decision_reversed_date",
    "ssd_permanence.perm_permanence_order_date",
]


def _waiting(data, *, until):
    """Children in care whose decision for adoption stands and for whom none of `until` has happened."""
    dated = with_data_date(data, data.adoptions)
    over = (*until, "reversed", "ordered")
    waiting = dated.filter(*(not_done(dated, name) for name in over))
    care = in_care(data)
    now = care.select(_a=care.authority, _c=care.child_id)
    return waiting.semi_join(now, [waiting.authority == now._a, waiting.child_id == now._c])


@running(
    "adoption-moving-in",
    called=("child to move in with adopters", "children to move in with adopters"),
    needs=[
        "ssd_permanence.perm_adm_decision_date",
        *DATES,
        "ssd_cla_episodes.clae_cla_episode_start_date|annexa_list_10.date_the_child_entered_care",
    ],
    remark=AVERAGE,
)
def moving_in(data):
    """Children with a decision or a placement order who are not placed, from the day they came into care."""
    children = _waiting(data, until=("placed",))
    decided = children.filter(~not_done(children, "decided") | ~not_done(children, "placement_order"))
    return rows(decided, case_id="permanence_id", starts="entered_care")


@running(
    "adoption-match",
    called=("adoption match", "adoption matches"),
    needs=[
        "ssd_permanence.perm_placement_order_date",
        "ssd_permanence.perm_matched_date",
        *DATES,
    ],
    remark=AVERAGE,
)
def match(data):
    """Children with a placement order who are not matched, from the order."""
    return rows(
        _waiting(data, until=("placed", "matched")), case_id="permanence_id", starts="placement_order"
    )
