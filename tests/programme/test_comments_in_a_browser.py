"""Comments, asks and bodies in a real browser: a young advisor, a partner and whoever writes the plan, at a desk and on phones."""

import pytest

from support.browsing import DESK, PASSWORD, PHONE, SMALLEST, fine, served
from support.processes import environment, run
from support.served_plan import filled

pytestmark = pytest.mark.browser

OUT = f"""
import sys
sys.path.insert(0, "tests")
from datetime import timedelta
from django.utils import timezone
from sightline.bodies.services import add_member, body_called
from sightline.people.models import User
from sightline.people.services import add_user
from sightline.programme.consultation.services.asks import ask_partner
from sightline.programme.consultation.services.comments import respond
from sightline.programme.consultation.services.consulting import ask_for_comments, write_comment
from sightline.programme.models import Version
from sightline.programme.plans.services.versions import move_version
BY = "programme_manager"
add_user("young_advisor", "young_advisor", "{PASSWORD}", by="test")
user = lambda name: User.objects.get(username=name)
version = move_version(Version.objects.get(number=2), "consulted", by=BY)
authority, police = version.plan.authority, user("partner")
board = body_called(authority, "Improvement Board", by=BY)
add_member(board, "Divisional commander, police", person=police, role="Member", by=BY)
add_member(board, "Chief executive, another council", role="Critical friend", starts=timezone.localdate(), by=BY)
ask_for_comments(version, closes=timezone.localdate() + timedelta(days=14), bodies=[board.pk],
                 roles=["young_advisor", "dcs"], words="Are these the right priorities?", by=BY)
made = write_comment(version, "Put private fostering first. " * 12, person=police)
respond(made, "It is the second priority now.", by=BY)
ask_partner(version.plan, "", "Name one lead in every agency", body="Improvement Board", by=BY)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory, fetched_assets):
    """The small plan with a refresh out for comments, served."""
    data = tmp_path_factory.mktemp("comments") / "var"
    filled(data)
    run(OUT, environment(data))
    with served(data) as address:
        yield address


PAGES = (
    ("programme_manager", "/programme/versions/2/consultation"),
    ("programme_manager", "/programme/versions/2"),
    ("programme_manager", "/programme/versions/2/comment"),
    ("programme_manager", "/programme/asks"),
    ("programme_manager", "/programme/plans/1/ask"),
    ("programme_manager", "/programme/plans/1/meetings"),
    ("programme_manager", "/programme/plans/1/body/change"),
    ("programme_manager", "/bodies/2"),
    ("programme_manager", "/programme/plans/1/body?name=Overview+and+Scrutiny+Committee"),
    ("dcs", "/programme/versions/2"),
    ("partner", "/programme"),
    ("partner", "/programme/versions/2/your-comments"),
    ("partner", "/programme/asks/2"),
    ("young_advisor", "/programme/versions/2/young-people"),
)


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "phone"])
def test_every_page_of_it_fits_and_can_be_used_by_everybody(looking, site, size):
    for who, path in PAGES:
        page = looking(site, who, size)
        answer = page.goto(path)
        assert answer is not None and answer.status == 200, path
        fine(page)


def test_a_young_advisor_writes_on_a_phone_and_changes_it(looking, site):
    page = looking(site, "young_advisor", PHONE)
    page.goto("/programme")
    page.get_by_role("link", name="Version 2").first.click()
    page.get_by_label("What do you think?").fill("Tell us who decides.")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Your comment was saved.").wait_for()
    sizes = page.evaluate(
        "[...document.querySelectorAll('article li, article h2, article p')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 22
    page.get_by_role("link", name="Change your comment").click()
    page.get_by_label("What do you think?").fill("Tell us who decides, and when.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("“Tell us who decides, and when.”").wait_for()
    page.emulate_media(media="print")
    assert not page.get_by_text("Tell us who decides, and when.").is_visible()


def test_a_partner_answers_for_the_board_they_sit_on(looking, site):
    page = looking(site, "partner", DESK)
    page.goto("/programme")
    page.get_by_role("link", name="Name one lead in every agency").click()
    page.get_by_label("Your answer").fill("Ours is the detective inspector.")
    page.get_by_role("button", name="Send your answer").click()
    page.get_by_text("Your answer was saved.").wait_for()
    page.goto("/programme")
    page.get_by_text("Answer: Ours is the detective inspector.").wait_for()
