"""Fuzzy search by name: a few hundred commands letter by letter, a million names at once.

Words may stand in any order; letters of one word may have others between them. Works on any
script: what is compared is casefolded text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]
Spans = tuple[tuple[int, int], ...]

START, WORD, INSIDE, SCATTERED = 0, 1, 2, 3
"""How well a name fits: it begins so, a word in it does, it holds it, it holds its letters."""

_EXAMINED = 30_000  # names looked at for one word before the search is content with what it has
_SCATTERED_FROM = 3  # letters; with fewer everything fits


@dataclass(frozen=True, order=True)
class Match:
    """`rank` is one of `START` ... `SCATTERED`; then shorter names first. `index` leads back."""

    rank: int
    length: int
    index: int
    spans: Spans = ()


def folded(text: str) -> str:
    """As it is compared: casefolded, of the same length as `text`, on one line."""
    if text.isascii():
        return text.lower().replace("\n", " ")
    return "".join(low if len(low := char.casefold()) == 1 else char
                   for char in text).replace("\n", " ")


def match(query: str, text: str, index: int = 0) -> Match | None:
    """How `text` fits `query`; None when it does not. An empty query fits everything."""
    held, words = folded(text), folded(query).split()
    if not words:
        return Match(START, len(held), index)
    places = [_place(word, held) for word in words]
    if all(place is not None for place in places):
        found = [place for place in places if place is not None]
        return Match(_joint_rank(found, held), len(held), index, tuple(sorted(found)))
    joined = "".join(words)
    if len(joined) < _SCATTERED_FROM:
        return None
    spans = _scattered(joined, held)
    return None if spans is None else Match(SCATTERED, len(held), index, spans)


class Names:
    """Many names, made ready once: 100,000 take some 0.1 s, each search a few milliseconds."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self._folded = [folded(name) for name in names]
        self._all = "\n" + "\n".join(self._folded) + "\n"
        lengths = np.fromiter((len(name) + 1 for name in self._folded), np.int64, len(names))
        self._starts = np.concatenate(([1], 1 + np.cumsum(lengths))).tolist()
        self._letters = self._masks(lengths)

    def find(self, query: str, most: int) -> list[Match]:
        """The best `most` matches, best first."""
        words = sorted(set(folded(query).split()), key=lambda word: (self._count(word), -len(word)))
        if not words or not self.names:
            return []
        kept: dict[int, None] = {}
        for before in ("\n", " ", ""):
            if len(kept) < most:
                self._scan(before + words[0], words[1:], most * 4, kept)
        found = [made for index in kept
                 if (made := match(query, self.names[index], index)) is not None]
        if len(found) < most:
            found += self._with_letters("".join(folded(query).split()), most * 4, kept)
        return sorted(found)[:most]

    def _count(self, word: str) -> int:
        return self._all.count(word)

    def _scan(self, needle: str, others: Sequence[str], most: int, kept: dict[int, None]) -> None:
        """Names that hold `needle` and all `others`, until there are `most`."""
        text, starts, at, limit = self._all, self._starts, 0, len(kept) + most
        for _ in range(_EXAMINED):
            at = text.find(needle, at)
            if at < 0 or len(kept) >= limit:
                return
            index = bisect_right(starts, at + (needle[0] == "\n")) - 1
            if index >= len(self._folded):
                return
            name = self._folded[index]
            if all(word in name for word in others):
                kept[index] = None
            at = starts[index + 1] - 1

    def _with_letters(self, letters: str, most: int, kept: dict[int, None]) -> list[Match]:
        """Names that hold the letters in this order, with others between them."""
        if len(letters) < _SCATTERED_FROM:
            return []
        wanted = np.bitwise_or.reduce(_bits(letters))
        places = np.flatnonzero((self._letters & wanted) == wanted)[:_EXAMINED]
        pattern = re.compile(".*?".join(map(re.escape, letters)))
        found: list[Match] = []
        for index in places.tolist():
            if index not in kept and pattern.search(self._folded[index]):
                name = self._folded[index]
                spans = _scattered(letters, name)
                if spans is not None:
                    found.append(Match(SCATTERED, len(name), index, spans))
                    if len(found) >= most:
                        break
        return found

    def _masks(self, lengths: npt.NDArray[np.int64]) -> Bits:
        """For each name the set of its letters, folded into 64 bits."""
        if not len(lengths):
            return np.empty(0, np.uint64)
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        return np.asarray(np.bitwise_or.reduceat(_bits(self._all[1:]), starts), np.uint64)


def _bits(text: str) -> Bits:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    bits: Bits = np.left_shift(np.uint64(1), codes & np.uint64(63))
    return bits


def _place(word: str, held: str) -> tuple[int, int] | None:
    """Where the word stands best: at the start, at the start of a word, or anywhere."""
    at = held.find(word)
    if at < 0:
        return None
    if at and not held[at - 1].isspace():
        later = held.find(f" {word}")
        at = at if later < 0 else later + 1
    return at, at + len(word)


def _rank(start: int, held: str) -> int:
    if start == 0:
        return START
    return INSIDE if held[start - 1].isalnum() else WORD


def _joint_rank(found: Sequence[tuple[int, int]], held: str) -> int:
    """Names that begin with one of the words come before those that only hold all of them."""
    ranks = [_rank(start, held) for start, _ in found]
    return START if START in ranks else max(ranks)


def _scattered(letters: str, held: str) -> Spans | None:
    """The letters one after the other, each at the first start of a word or place there is."""
    spans: list[tuple[int, int]] = []
    at = 0
    for letter in letters:
        at = held.find(letter, at)
        if at < 0:
            return None
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
        at += 1
    return tuple(spans)
