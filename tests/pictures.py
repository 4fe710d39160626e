"""`make pictures`: the README's pictures, taken with Chromium from the demo served for the purpose. Writes docs/pictures/.

What is in them is invented. They are made again whenever pages change; each is kept under 150 kB.
"""

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from support.browsing import CHROMIUM, FLAGS, served

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
MOST_BYTES = 150 * 1024
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}
FIRST_FINDING = "/programme/on-a-page#"
"""Where the first finding of the plan on a page leads."""
PICTURES = (
    ("scorecard", "/scorecard", DESK),
    ("charts", "/scorecard?view=wall", {"width": 1280, "height": 640}),
    ("measure", "/measure/AS01", DESK),
    ("my-day", "/my-day", DESK),
    ("plan-on-a-page", "/programme/on-a-page", {"width": 1280, "height": 780}),
    ("line-of-sight", FIRST_FINDING, {"width": 1280, "height": 640}),
    ("scorecard-phone", "/scorecard?view=cards", PHONE),
)
FROM = {"measure": "Over five years"}
"""The heading that stands at the top of a picture, where that is not the page's own."""


def sign_in(page: Page, address: str, name: str, password: str) -> None:
    """As the demo's person of that name."""
    page.goto(f"{address}/sign-in")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def take(page: Page, address: str) -> None:
    """Every picture; a page that does not answer 200 or a picture that is too large ends it with a sentence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, there, size in PICTURES:
        page.set_viewport_size(size)
        answer = page.goto(address + there)
        if there == FIRST_FINDING:
            answer = page.goto(address + str(page.locator("tbody th a").first.get_attribute("href")))
        if answer is None or answer.status != 200:
            raise SystemExit(f"{there} did not answer: no picture of it was taken.")
        if name in FROM:
            page.get_by_role("heading", name=FROM[name]).first.evaluate("heading => heading.scrollIntoView()")
        file = TARGET / f"{name}.png"
        page.screenshot(path=file, animations="disabled")
        if file.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{file.name} has {file.stat().st_size:,} bytes: show less of {there}.")
        sys.stdout.write(f"docs/pictures/{file.name} {file.stat().st_size // 1024} kB\n")


def main() -> None:
    """Serve the demo in SIGHTLINE_DATA and take them."""
    data = Path(os.environ["SIGHTLINE_DATA"])
    known = json.loads((data / "demo" / "sign_ins.json").read_text(encoding="utf-8"))
    with served(data, SIGHTLINE_COUNCIL="Aldermere") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.set_default_timeout(120_000)  # the first page after a start computes
        sign_in(page, address, "analyst", known["analyst"])
        take(page, address)
        browser.close()


if __name__ == "__main__":
    main()
