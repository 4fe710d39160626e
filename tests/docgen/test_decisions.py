"""Every decision says where it stands, and the list of them says the same."""

import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "decisions"
PAGE = re.compile(r"# (?P<number>\d+)\. (?P<title>.+)\n\nStatus: (?P<status>(?:decided|replaced)\b.*)\.\n")
ROW = re.compile(r"\| \[(?P<number>\d+)\]\((?P<file>.+?)\) \| (?P<title>.+) \| (?P<status>.+) \|")


def test_the_list_has_every_decision_with_its_title_and_status():
    pages = []
    for page in sorted(FOLDER.glob("0*.md")):
        heading = PAGE.match(page.read_text(encoding="utf-8"))
        assert heading, f"{page.name} does not begin with its number, title and status."
        assert int(page.name[:4]) == int(heading["number"])
        pages.append((page.name, heading["title"], heading["status"].lower()))
    rows = ROW.finditer((FOLDER / "README.md").read_text(encoding="utf-8"))
    assert [(row["file"], row["title"], row["status"].lower()) for row in rows] == pages


def test_what_a_status_points_at_is_there():
    for page in FOLDER.glob("*.md"):
        for file in re.findall(r"\]\((\d{4}-[^)]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (FOLDER / file).exists(), f"{page.name} points at {file}"
