"""Text for a terminal: what came from a CRM or a file can neither move the cursor nor hide."""

from __future__ import annotations

STANDS_FOR = "·"


def printable(text: str) -> str:
    """`text` with a dot for each character that cannot be seen; blanks and line breaks stay."""
    return text.translate({ord(char): STANDS_FOR for char in _unseen(text)})


def one_line(text: str) -> str:
    """`text` as one line, so that a value cannot look like a line of ours."""
    return printable(text).replace("\n", STANDS_FOR)


def escaped_json(text: str) -> str:
    """JSON text that means the same, with \\u in place of what cannot be seen. Such characters
    stand only within the strings of a JSON text."""
    return text.translate({ord(char): _escape(char) for char in _unseen(text)})


def _unseen(text: str) -> set[str]:
    return {char for char in set(text) if not char.isprintable() and char not in "\n\u00a0\u3000"}


def _escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i:i + 2].hex()}" for i in range(0, len(units), 2))
