"""Errors as codes with facts; `cockpit.messages` turns them into words and one next step."""

from __future__ import annotations


class CockpitError(Exception):
    """Something went wrong that a person can act on.

    `code` is a stable word such as "cache.wrong_key"; `facts` holds what a sentence about it
    needs (path, row, column, value, host, ...). Never holds secrets. The text of the exception
    is for logs and for developers, not for people.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(f"{code} {facts}" if facts else code)


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked to stop
    """Work stopped because `Task.cancel` was called."""
