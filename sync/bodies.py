"""Reads the body of an answer: whole, decoded, and never more than we said we would take."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from sync import strict_json
from sync.errors import NotUnderstood, Transient

LARGEST = 64 << 20  # decoded bytes of one answer
_PIECE = 1 << 18


def read_body(raw: Any, headers: Mapping[str, str], largest: int, host: str) -> bytes:
    """The decoded body of an answer; `raw` is urllib3's response.

    Errors: NotUnderstood when it is larger than `largest`, packed in a way we did not ask for, or
    of unknown length; Transient when its end is missing. Errors of the socket pass through.
    """
    length = headers.get("Content-Length")
    chunked = "chunked" in headers.get("Transfer-Encoding", "").lower()
    if length is None and not chunked:
        raise NotUnderstood(reason="no_length", host=host)
    packing = headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise NotUnderstood(reason="packing", host=host, packing=packing[:20])
    inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packing else None
    pieces: list[bytes] = []
    size = received = 0
    while True:
        piece: bytes = raw.read1(_PIECE, decode_content=False)
        if not piece:
            break
        received += len(piece)
        if inflate is not None:
            piece = _inflated(inflate, piece, largest - size, host)
        size += len(piece)
        if size > largest:
            raise NotUnderstood(reason="too_large", host=host, limit=largest)
        pieces.append(piece)
    if length is not None and not chunked and received != _number(length):
        raise Transient(reason="cut_off", host=host, received=received, expected=length[:20])
    if inflate is not None and received and not inflate.eof:
        raise Transient(reason="cut_off", host=host, received=received)
    return b"".join(pieces)


def media_type(headers: Mapping[str, str]) -> tuple[str, bool]:
    """The media type, and whether it is JSON."""
    kind = headers.get("Content-Type", "").split(";")[0].strip().lower()
    return kind, kind == "application/json" or kind.endswith("+json")


def decoded(content: bytes, headers: Mapping[str, str], host: str) -> Any:
    """The JSON of a good answer. Errors: NotUnderstood."""
    kind, is_json = media_type(headers)
    if not is_json:
        raise NotUnderstood(
            reason="html" if "html" in kind else "not_json", host=host, content_type=kind[:60],
            next_step="check_address",
        )
    charset = headers.get("Content-Type", "").lower().partition("charset=")[2]
    if charset.split(";")[0].strip(' "') not in ("", "utf-8", "utf8"):
        raise NotUnderstood(reason="not_utf8", host=host, content_type=kind[:60])
    try:
        return strict_json.parse(content)
    except (ValueError, OverflowError, RecursionError) as error:
        raise NotUnderstood(
            reason="bad_json", host=host, content_type=kind[:60], size=len(content),
            detail=str(error)[:80],
        ) from None


def _inflated(inflate: Any, piece: bytes, room: int, host: str) -> bytes:
    try:
        found: bytes = inflate.decompress(piece, room + 1)
    except zlib.error:
        raise Transient(reason="bad_packing", host=host) from None
    if inflate.unconsumed_tail:
        raise NotUnderstood(reason="too_large", host=host, limit=room)
    if inflate.unused_data:
        raise NotUnderstood(reason="packing", host=host, packing="more after the end")
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else -1
