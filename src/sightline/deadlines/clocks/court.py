"""How long has a family been before the court, or on the way there?"""

from sightline.deadlines.phrases import not_done
from sightline.deadlines.running import NotRunning, rows, running
from sightline.tables.phrases import with_data_date

PROCEEDINGS = NotRunning(
    "care-proceedings",
    "No source holds the day the application was issued: the SSD has orders and letters, and neither is that day.",
)


@running(
    "pre-proceedings",
    called=("pre-proceedings outcome", "pre-proceedings outcomes"),
    needs=["ssd_pre_proceedings.prep_pre_pro_decision_date", "ssd_pre_proceedings.prep_pre_pro_outcome"],
    says={"annex_a": "Annex A holds no pre-proceedings. Load the SSD with ssd_pre_proceedings."},
)
def pre_proceedings(data):
    """Decisions to enter that have neither an outcome, nor a step down, nor a letter of care proceedings."""
    dated = with_data_date(data, data.pre_proceedings)
    undecided = dated.outcome.strip().fill_null("") == ""
    waiting = dated.filter(undecided, not_done(dated, "stepped_down"), not_done(dated, "letter"))
    return rows(waiting, case_id="pre_proceedings_id", starts="decided")
