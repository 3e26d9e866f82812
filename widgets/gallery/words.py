"""Made-up words in two languages."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str, str], str]  # (English, 中文) -> the one that is shown
