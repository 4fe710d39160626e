"""A paper as a page in a real browser: it fits a phone, asks nothing of anybody, and axe finds nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sightline.papers.render.web_page import html_of
from support.browsing import PHONE, faults_of_access, too_wide
from support.composed_papers import whole_paper


@pytest.mark.browser
def test_a_page_fits_a_phone_and_axe_finds_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_text(html_of(whole_paper(1)), encoding="utf-8")
    told_by_browser: list[str] = []
    context = chromium.new_context(viewport=PHONE, bypass_csp=False)
    page = context.new_page()
    page.on("console", lambda message: told_by_browser.append(message.text))
    page.on(
        "request",
        lambda request: told_by_browser.append(request.url) if request.url.startswith("http") else None,
    )
    page.goto(path.as_uri())
    fits = not too_wide(page)
    drawn = page.evaluate("[...document.images].every(each => each.complete && each.naturalWidth > 0)")
    violations = faults_of_access(page)
    context.close()

    assert (told_by_browser, fits, drawn, violations) == ([], True, True, "")
