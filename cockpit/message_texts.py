"""Every error code in words: what happened, what it means for the figures, what to do next.

Braces take the facts of the error, and those that `messages` adds: `{source}` (who answered),
`{record}` (which record), `{place}` (in a mapping) and `{near}` (the names there are, the closest
first). A code may have words of its own for one reason ("sync.refused:plain_http") or where a
fact is there ("sync.not_found+database"). The tests of this file fail when something raises a
code without words, or words ask for a fact that is not given.
"""

from cockpit.ask_texts import ASK_TEXTS
from cockpit.cache_texts import CACHE_TEXTS
from cockpit.customer_texts import CUSTOMER_TEXTS
from cockpit.document_texts import DOCUMENT_TEXTS
from cockpit.forecast_desk_texts import FORECAST_DESK_TEXTS
from cockpit.forecast_texts import FORECAST_TEXTS
from cockpit.import_texts import IMPORT_TEXTS
from cockpit.link_texts import LINK_TEXTS
from cockpit.notice_texts import NOTICE_TEXTS
from cockpit.record_texts import RECORD_TEXTS
from cockpit.sync_texts import SYNC_TEXTS
from models.wording import QT_TRANSLATE_NOOP

Text = tuple[str, str, str]

FACTS = frozenset({
    "host", "status", "content_type", "path", "file", "sheet", "row", "column", "line", "stream",
    "code", "have", "need", "what", "known", "seconds", "name", "option", "kind", "field",
    "method", "model", "position", "limit", "size", "missing", "metric", "dimension", "fact",
    "reason", "part", "store", "problem", "place", "port",
})
"""Facts that may stand in copied details: places and numbers, never customer data or secrets."""

UNKNOWN: Text = (
    QT_TRANSLATE_NOOP("messages", "The program made a mistake."),
    QT_TRANSLATE_NOOP("messages", "Your data is untouched."),
    QT_TRANSLATE_NOOP("messages", "Try again; if it stays, send us the details."),
)

TEXTS: dict[str, Text] = {
    **CACHE_TEXTS, **SYNC_TEXTS, **ASK_TEXTS, **RECORD_TEXTS, **IMPORT_TEXTS, **NOTICE_TEXTS,
    **LINK_TEXTS, **CUSTOMER_TEXTS, **DOCUMENT_TEXTS,
    **FORECAST_DESK_TEXTS, **FORECAST_TEXTS,
}
