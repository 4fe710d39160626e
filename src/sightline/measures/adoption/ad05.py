"""How long do adopted children wait for their family?"""

from sightline.measures.adoption.paths import adopted_once
from sightline.measuring.cases import cases
from sightline.measuring.measure import measure


@measure(
    id="AD05",
    title="Days from entering care to moving in with adopters, on average",
    why="To a small child a year of waiting is a large part of a life.",
    better="lower",
    kind="mean",
    needs=[
        "ssd_permanence.perm_permanence_order_date",
        "ssd_permanence.perm_permanence_order_type",
        "ssd_permanence.perm_placed_for_adoption_date",
        "ssd_cla_episodes.clae_cla_episode_start_date|annexa_list_10.date_the_child_entered_care",
    ],
    definition="The mean number of days from entering care to being placed for adoption, of children adopted in the "
    "period. Children for whom either date is missing, or who were placed before they entered care, are left out. No "
    "allowance is made for children adopted by their foster carers.",
    source="DfE adoption scorecards, indicator A1; their average runs over three years",
    seeds=["S17:121"],
    headline="R12",
)
def days_to_moving_in(data, clock):
    """Each adoption, on the day of the order, with the days it took the child to move in."""
    rows = adopted_once(data).filter(lambda t: t.placed >= t.entered_care)
    waited = rows.mutate(days_waited=rows.placed.delta(rows.entered_care, unit="day"))
    return cases(
        waited,
        case_id="permanence_id",
        on="adopted",
        amount=waited.days_waited,
        story=["entered_care", "placed", "adopted", "days_waited"],
    )
