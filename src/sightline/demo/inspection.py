"""The demo authority's fictional inspection report: written for it, in the layout of an ILACS report, and about nobody.

What it asks for goes with what happens in the demo's data (`story`): two things that then improve, one that gets
worse, and some that no measure can show.
"""

from datetime import date

from sightline.demo.report_pdf import Setting

VISITED_FROM, VISITED_TO, PUBLISHED = date(2025, 9, 22), date(2025, 10, 3), date(2025, 11, 10)
COUNCIL = "Aldermere"
JUDGED = (
    (
        "The impact of leaders on social work practice with children and families",
        "Requires improvement to be good",
    ),
    (
        "The experiences and progress of children who need help and protection",
        "Requires improvement to be good",
    ),
    ("The experiences and progress of children in care", "Requires improvement to be good"),
    ("The experiences and progress of care leavers", "Good"),
    ("Overall effectiveness", "Requires improvement to be good"),
)
TO_IMPROVE = (
    "The timeliness of assessments, so that children do not wait for help while their needs are worked out. (Outcome 3)",
    "The timeliness and quality of return home interviews when children have been missing. (Outcome 3)",
    "The timeliness of initial health assessments for children who come into care. (Outcome 4)",
    "The quality and frequency of management oversight and supervision, so that plans do not drift. (Enabler 1)",
    "The response to children aged 16 and 17 who are homeless, including that they are told of their right to come into care.",
    "The identification of children who live in private fostering arrangements.",
)


def report() -> bytes:
    """The report as a PDF of three pages."""
    setting = Setting(f"Inspection of {COUNCIL} local authority children's services (fictional)")
    setting.heading(f"Inspection of {COUNCIL} local authority children's services", 20)
    setting.paragraph("Inspection dates: 22 September to 3 October 2025")
    setting.paragraph("Lead inspector: nobody. This report is fictional and was written for a demonstration.")
    setting.heading("Judgement and grade")
    for what, how in JUDGED:
        setting.pair(what, how)
    setting.paragraph(
        f"Services for children in {COUNCIL} have not kept pace with demand since the last inspection. Leaders know this, "
        "and their plans are the right ones, but children do not yet feel the difference. Assessments are thorough once "
        "they are done, and too many are done late."
    )
    setting.heading("What needs to improve?")
    for point in TO_IMPROVE:
        setting.bullet(point)
    setting.heading(
        "The experiences and progress of children who need help and protection: requires improvement to be good"
    )
    setting.paragraph(
        "Most contacts are decided within a working day. Assessments take the child's view into account, and a quarter "
        "of them are finished after the 45th working day. When children go missing, many are not spoken to within 72 "
        "hours of their return, and what they say is not always passed on."
    )
    setting.paragraph(
        "A small number of 16- and 17-year-olds who presented as homeless were not told that they could come into care. "
        "Few private fostering arrangements come to light; those that do are visited in time."
    )
    setting.heading("The experiences and progress of children in care: requires improvement to be good")
    setting.paragraph(
        "Children are well matched with their carers. Too many wait for their initial health assessment. Supervision is "
        "not regular everywhere, and where it lapses plans drift."
    )
    return setting.finished()
