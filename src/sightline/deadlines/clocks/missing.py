"""Has a child who came back been spoken to?"""

from sightline.deadlines.phrases import not_done
from sightline.deadlines.running import rows, running
from sightline.engine.later import ibis
from sightline.tables.phrases import with_data_date

REFUSED = "that the child did not accept"


@running(
    "return-interview",
    called=("return interview", "return interviews"),
    needs=[
        "local_return_interviews.interview_at",
        "ssd_missing.miss_missing_episode_end_date|local_return_interviews.returned_at",
    ],
    says={
        "annex_a": "Annex A holds only whether an interview was offered.",
        "ssd": "The SSD holds whether an interview was offered and accepted, not whether it was held. Load the local "
        "return return_interviews.csv.",
    },
    stops=("local_return_interviews",),
    stale=28,
)
def return_interview(data):
    """Returns without an interview, until four weeks after it was due. A refused one is not to come."""
    dated = with_data_date(data, data.returns_from_missing)
    waiting = dated.filter(not_done(dated, "interviewed"))
    episodes = data.missing_episodes
    answers = episodes.select(_a=episodes.authority, _m=episodes.missing_id, _accepted=episodes.accepted)
    joined = waiting.left_join(answers, [waiting.authority == answers._a, waiting.return_id == answers._m])
    reason = ibis.cases(((~joined._accepted).fill_null(False), REFUSED))
    return rows(joined, case_id="return_id", starts="returned", reason=reason)
