"""The report in Debian's Chromium, opened from ``file://`` as a reader would open it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcmp.records import Comparison
from claimcmp.rendering.html import render_html
from tests.rendering.conftest import comparison
from tests.rendering.html.crowd import crowd

__all__ = ["comparison"]

# Another browser than Debian's: CHROMIUM=/path/to/chrome make test-browser
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as needing a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium; apt install chromium")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def crowded() -> Comparison:
    """A hundred statements of twelve reports in six languages, two of them not Latin."""
    return crowd(sources=12, claims=100)


class Opened:
    """A page, with what went wrong on it and what it asked the network for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))

    def shown(self) -> str:
        """Return what the page says of how much it shows."""
        return str(self.page.inner_text("#shown"))

    def filter(self, change: Callable[[], None]) -> str:
        """Change the filter, wait until it works, and return what the page says."""
        before = self.shown()
        change()
        self.page.wait_for_function("before => shown.textContent !== before", arg=before)
        return self.shown()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return a function that renders a comparison and opens it."""
    contexts = []

    def opening(shown: Comparison, *, fragment: str = "", width: int = 1280, **more: Any) -> Opened:
        file = tmp_path / "report.html"
        file.write_text(render_html(shown), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **more)
        contexts.append(context)
        one = Opened(context.new_page(), file.as_uri())
        one.page.goto(file.as_uri() + fragment)
        return one

    yield opening
    for context in contexts:
        context.close()
