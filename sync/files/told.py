"""What an import repaired, guessed or could not know, counted while it goes on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from sync.connector import Notice

MOST_ITEMS = 20  # of one code; the others are counted together


class Told:
    """Counts per code and item. Items are values of the files: shown as plain text only."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._facts: dict[tuple[str, str], Mapping[str, object]] = {}

    def tell(self, code: str, item: str = "", count: int = 1,
             facts: Mapping[str, object] | None = None) -> None:
        """Add `count` to what is told; the facts of the first time are kept."""
        item = item[:200]
        self._counts[code][item] += count
        if facts:
            self._facts.setdefault((code, item), facts)

    def notices(self) -> tuple[Notice, ...]:
        """In order of codes and items; beyond `MOST_ITEMS` the rarest are one notice together."""
        found = []
        for code, items in sorted(self._counts.items()):
            ranked = sorted(items.items(), key=lambda pair: (-pair[1], pair[0]))
            kept, rest = ranked[:MOST_ITEMS], ranked[MOST_ITEMS:]
            found += [
                Notice(code, item, count, self._facts.get((code, item), {}))
                for item, count in sorted(kept)
            ]
            if rest:
                found.append(Notice(code, "*", sum(count for _, count in rest),
                                    {"items": len(rest)}))
        return tuple(found)
