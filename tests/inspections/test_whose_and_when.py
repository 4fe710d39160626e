"""Whose report it is and its days, in the words that titles, subtitles and first sentences print them in."""

from datetime import date

import pytest

from sightline.inspections.lines import LineCell, PrintedLine
from sightline.inspections.report_days import visited
from sightline.inspections.whole import report_of
from support.printed_reports import BOLD, Layout, Printed

PROSE = (
    "Leaders know their services well. They have set out what they will do, and much of it has begun. " * 3
)
THEME = "the multi-agency response to identification of initial need and risk"
NAMES = [
    "Westmere",
    "St. Helens",
    "Bath and North East Somerset",
    "Kingston upon Hull, City of",
    "Bristol, City of",
    "Bournemouth, Christchurch and Poole",
    "Telford & Wrekin",
    "Stoke-on-Trent",
    "the Isle of Wight",
    "Blackburn with Darwen",
    "the London borough of Westmere",
    "the Royal Borough of Westmere and Eastmere",
]


def letter(about: str, first: str, dear: str = "Dear local partnership") -> Printed:
    printed = Printed(Layout()).lines("31 January 2025").space().lines(dear).space()
    return printed.lines(about, font=BOLD).space().paragraph(first).paragraph(PROSE)


def bare(name: str) -> str:
    return name.removeprefix("the ")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "of", ["", f"{THEME} in ", "the multi-agency response to sexual abuse in the family in "]
)
def test_a_joint_inspection_names_its_area_in_the_title(name, of):
    first = f"This letter summarises the findings of the joint targeted area inspection (JTAI) of {THEME} in {name}."
    read = report_of(letter(f"Joint targeted area inspection of {of}{name}", first).pdf())
    assert (read.council, read.framework) == (bare(name), "JTAI")


@pytest.mark.parametrize("name", [name for name in NAMES if "Christchurch" not in name])
def test_or_only_in_its_first_sentence(name):
    first = (
        f"This letter summarises the findings of the joint targeted area inspection of {THEME} in {name}. This "
        "inspection took place from 18 to 22 November 2024. The Secretaries of State asked for it."
    )
    read = report_of(letter("Joint targeted area inspection", first).pdf())
    assert read.council == bare(name)


def test_or_only_in_how_it_begins():
    read = report_of(
        letter("Joint targeted area inspection", PROSE, "Dear Westmere Local Safeguarding Partnership").pdf()
    )
    assert read.council == "Westmere"


@pytest.mark.parametrize(
    ("title", "under", "council", "framework"),
    [
        ("Inspection of looked after children services", "Westmere County Council", "Westmere County Council", "SLAC"),
        ("Inspection of safeguarding and looked after children services", "Westmere", None, "SLAC"),
        ("Inspection of safeguarding and looked after children services", "Rutland", "Rutland", "SLAC"),
        (
            "Inspection of local authority arrangements for the protection of children",
            "Westmere Borough Council",
            "Westmere Borough Council",
            "Child protection 2012",
        ),
        ("Area SEND inspection of Westmere Local Area Partnership", "", "Westmere", "Area SEND"),
        ("Area SEND inspection of Bournemouth, Christchurch and Poole Local Area Partnership", "",
         "Bournemouth, Christchurch and Poole", "Area SEND"),
        ("Joint local area SEND inspection in Westmere", "", "Westmere", "Area SEND"),
        ("Inspection of Kingston upon Hull, City of local authority children’s services", "",
         "Kingston upon Hull, City of", "ILACS"),
        ("Inspection of St. Helens children’s social care services", "", "St. Helens", "ILACS"),
    ],
)  # fmt: skip
def test_titles_with_and_without_a_subtitle(title, under, council, framework):
    printed = Printed(Layout()).lines(title, size=26).space(2)
    if under:
        printed.lines(under, size=17.5).space()
    read = report_of(printed.paragraph(PROSE).paragraph("Inspectors wrote this.").pdf())
    assert (read.council, read.framework) == (council, framework)


@pytest.mark.parametrize(
    ("line", "began", "ended"),
    [
        ("Inspection dates: 20 to 24 November 2023", (2023, 11, 20), (2023, 11, 24)),
        ("Inspection date: 16 September – 8 October 2014", (2014, 9, 16), (2014, 10, 8)),
        ("Inspection date: 16/09/2014 – 08/10/2014", (2014, 9, 16), (2014, 10, 8)),
        ("Inspection dates: 23/24 January 2019", (2019, 1, 23), (2019, 1, 24)),
        ("Inspection dates: Monday 8 July to Friday 12 July 2013", (2013, 7, 8), (2013, 7, 12)),
        ("Date of inspection: 29 December 2018 to 4 January 2019", (2018, 12, 29), (2019, 1, 4)),
        ("This inspection took place from 18 to 22 November 2024.", (2024, 11, 18), (2024, 11, 22)),
        ("Between 21 and 25 January 2019, Ofsted and HMI Probation carried out a joint inspection.",
         (2019, 1, 21), (2019, 1, 25)),
        ("This letter summarises the findings of the focused visit to Westmere on 4, 5 and 6 July 2023.",
         (2023, 7, 4), (2023, 7, 6)),
        ("This letter summarises the findings of the monitoring visit on 14 May 2024.", (2024, 5, 14), (2024, 5, 14)),
        ("The previous inspection took place from 18 to 22 November 2019.", None, None),
        ("Following Ofsted’s inspection of children’s services on 18 November 2019, leaders made a plan.", None, None),
        ("The first monitoring visit took place on 4 and 5 July 2023.", (2023, 7, 4), (2023, 7, 5)),
        ("Date of previous inspection: 27 to 31 March 2017", None, None),
        ("Inspection date: 31/02/2014", None, None),
    ],
)  # fmt: skip
def test_the_days_inspectors_were_there(line, began, ended):
    printed = Printed(Layout(width=460)).lines(
        "Inspection of Westmere local authority children’s services", size=26
    )
    read = report_of(printed.space().lines(line).space().paragraph(PROSE).pdf())
    assert read.visited_from == (date(*began) if began else None)
    assert read.visited_to == (date(*ended) if ended else None)


@pytest.mark.parametrize("dash", "-‐‑‒–—―−─")
def test_every_dash_that_reports_print_between_two_days(dash):
    words = f"Inspection dates: 16 {dash} 24 September 2014"
    line = PrintedLine(
        page=1,
        left=71,
        top=200,
        right=400,
        bottom=213,
        size=12,
        bold=False,
        cells=(LineCell(71, 400, words),),
    )
    assert visited([line]) == (date(2014, 9, 16), date(2014, 9, 24))
