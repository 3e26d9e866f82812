"""Which encoding a text file is in. Marks first, then what the bytes allow, then what is likely."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from sync.files.errors import FileWrong

SAMPLE = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def detect_encoding(stream: BinaryIO, label: str) -> tuple[str, bool]:
    """-> encoding and whether it is a guess.

    UTF-8 is never a guess: other encodings hardly ever pass as valid UTF-8 by accident.
    Errors: FileWrong for bytes that are no text.
    """
    sample = stream.read(SAMPLE)
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, False
    if b"\0" in sample:
        return _without_mark(sample, label), True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        piece = sample
        while piece:
            decoder.decode(piece)
            piece = stream.read(SAMPLE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        around = piece if piece is sample else sample + piece
        return ("gb18030" if looks_chinese(around) else "cp1252"), True
    return "utf-8", False


def _without_mark(sample: bytes, label: str) -> str:
    """UTF-16 without a mark: the header is mostly ASCII, so zeros fill every second place."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > even and odd > half * 0.2:
        return "utf-16-le"
    if even > odd and even > half * 0.2:
        return "utf-16-be"
    raise FileWrong("file.not_text", file=label)


def looks_chinese(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are rather GB18030 than a western code page.

    GB18030 pairs high bytes: common characters have both at 0xA1 or above. In western text
    letters with accents stand alone between ASCII ones.
    """
    pairs = alone = 0
    place = 0
    while place < len(data):
        if data[place] < 0x80:
            place += 1
            continue
        second = data[place + 1] if place + 1 < len(data) else 0
        if data[place] >= 0xA1 and second >= 0xA1:
            pairs += 1
        else:
            alone += 1
        place += 2
    return pairs > alone
