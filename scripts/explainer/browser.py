"""The browser that draws cards and prints the PDF: the Chromium of the environment, the system's, else Playwright's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from .mistakes.problems import NoBrowserError

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed afterwards. Raises ``NoBrowserError`` where there is none, nothing that
    drives it, or it ends."""
    try:
        playwright = import_module("playwright.sync_api")
    except ImportError:
        raise NoBrowserError from None
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with playwright.sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        except playwright.Error:
            raise NoBrowserError from None
        try:
            yield browser
        except playwright.Error as error:
            raise NoBrowserError(str(error).partition("\n")[0]) from None
        browser.close()
