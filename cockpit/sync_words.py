"""The state of the data for the foot of the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.source_names import stream_name
from cockpit.translation import tr
from widgets.sync_card import SyncState
from widgets.text import Tip

if TYPE_CHECKING:
    from cockpit.context import Context


def sync_state(context: Context) -> SyncState:
    """Syncing with its amount, failed with what to do, or up to date with the age of the data."""
    mart, formats = context.mart, context.formats
    known = mart.last_known
    synced = context.syncing.last_success
    if known is not None and synced is not None:
        known = max(known, synced)
    lines = (tr("No data yet") if known is None else
             tr("Data as of {moment}").format(moment=formats.moment(known)),)
    runs = [job for job in context.jobs.runs if context.syncing.owns(job)]
    if runs:
        done, total, what = runs[0].progress
        lines = (runs[0].title, *((stream_name(what),) if what else ()))
        return SyncState("syncing", lines, done, total)
    problem = context.syncing.problem
    if problem is not None:
        state = "signin" if problem.code in ("sync.auth_revoked", "sync.auth_expired") else (
            "offline" if problem.code == "sync.offline" else "failed")
        return SyncState(state, lines, tip=Tip(note=problem.words))  # type: ignore[arg-type]
    if not mart.labels("connection"):
        return SyncState("offline", lines, title=tr("Not connected"))
    return SyncState("online", lines)
