"""A paper as a page in a real browser: it fits a phone, asks nothing of anybody, and axe finds nothing."""

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright

from sightline.papers.render.web_page import html_of
from support.browsing import CHROMIUM, FITS, FLAGS, PHONE
from support.composed_papers import whole_paper


@pytest.mark.browser
def test_a_page_fits_a_phone_and_axe_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text(html_of(whole_paper(1)), encoding="utf-8")
    told_by_browser: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport=PHONE, bypass_csp=False)
        page = context.new_page()
        page.on("console", lambda message: told_by_browser.append(message.text))
        page.on(
            "request",
            lambda request: told_by_browser.append(request.url) if request.url.startswith("http") else None,
        )
        page.goto(path.as_uri())
        fits = page.evaluate(FITS)
        drawn = page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth > 0)")
        page.evaluate(AXE_SCRIPT)
        violations = page.evaluate("axe.run().then(found => found.violations.map(each => each.id))")
        browser.close()

    assert (told_by_browser, fits, drawn, violations) == ([], True, True, [])
