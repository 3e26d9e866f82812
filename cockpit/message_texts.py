"""Every error code in words: what happened, what it means, what to do next.

Braces take the facts of the error. The test of this file fails when the core raises a code that
has no words here.
"""

from cockpit.import_texts import IMPORT_TEXTS
from cockpit.notice_texts import NOTICE_TEXTS
from models.wording import QT_TRANSLATE_NOOP

Text = tuple[str, str, str]

FACTS = frozenset({
    "host", "status", "content_type", "path", "file", "sheet", "row", "column", "line", "stream",
    "code", "have", "need", "schema", "known", "seconds", "name", "option", "kind", "field",
    "method", "position", "limit", "size", "missing", "metric", "dimension",
})
"""Facts that may stand in copied details: places and numbers, never customer data or secrets."""

UNKNOWN: Text = (
    QT_TRANSLATE_NOOP("messages", "The program made a mistake."),
    QT_TRANSLATE_NOOP("messages", "Your data is untouched."),
    QT_TRANSLATE_NOOP("messages", "Try again; if it stays, send us the details."),
)

TEXTS: dict[str, Text] = {
    # the local file
    "cache.wrong_key": (
        QT_TRANSLATE_NOOP("messages", "This key does not open the cache in {path}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Type the passphrase again, or restore the key in the key "
                          "store of this computer."),
    ),
    "cache.locked_keystore": (
        QT_TRANSLATE_NOOP("messages", "The key store of this computer is locked."),
        QT_TRANSLATE_NOOP("messages", "The cache stays closed."),
        QT_TRANSLATE_NOOP("messages", "Unlock the key store and try again."),
    ),
    "cache.key_missing": (
        QT_TRANSLATE_NOOP("messages", "The key of the cache in {path} is missing."),
        QT_TRANSLATE_NOOP("messages", "Without it nobody can read the data."),
        QT_TRANSLATE_NOOP("messages", "Give the passphrase (in a terminal or in "
                          "SALES_COCKPIT_PASSPHRASE), or wipe the cache and sync again."),
    ),
    "cache.damaged": (
        QT_TRANSLATE_NOOP("messages", "The cache in {path} is damaged."),
        QT_TRANSLATE_NOOP("messages", "No figure from it is shown."),
        QT_TRANSLATE_NOOP("messages", "Restore a backup, or wipe the cache and sync again."),
    ),
    "cache.newer": (
        QT_TRANSLATE_NOOP("messages", "This cache was written by a newer version of the program "
                          "(it has {have}, this program knows {need})."),
        QT_TRANSLATE_NOOP("messages", "It was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Install the newer version."),
    ),
    "cache.older_than_mark": (
        QT_TRANSLATE_NOOP("messages", "The cache is older than what was last saved here."),
        QT_TRANSLATE_NOOP("messages", "Somebody or something put back an old copy."),
        QT_TRANSLATE_NOOP("messages", "Sync again to bring it up to date; look at the audit "
                          "trail for what is missing."),
    ),
    "cache.in_use": (
        QT_TRANSLATE_NOOP("messages", "The cockpit is already open on this data."),
        QT_TRANSLATE_NOOP("messages", "Two programs never write to one cache."),
        QT_TRANSLATE_NOOP("messages", "Use the open window, or close it first."),
    ),
    "cache.disk_full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full."),
        QT_TRANSLATE_NOOP("messages", "What was saved is safe and can be read; nothing new is "
                          "kept."),
        QT_TRANSLATE_NOOP("messages", "Free some space; the next sync goes on by itself."),
    ),
    "cache.read_only": (
        QT_TRANSLATE_NOOP("messages", "The folder {path} cannot be written."),
        QT_TRANSLATE_NOOP("messages", "Reading goes on; nothing new is kept."),
        QT_TRANSLATE_NOOP("messages", "Give the program the right to write there."),
    ),
    "cache.not_a_cache": (
        QT_TRANSLATE_NOOP("messages", "{path} is not a cache of this program."),
        QT_TRANSLATE_NOOP("messages", "It was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Name another folder with --home, or move the file away."),
    ),
    "cache.none": (
        QT_TRANSLATE_NOOP("messages", "There is no cache in {path} yet."),
        "",
        QT_TRANSLATE_NOOP("messages", "Connect a CRM, import files, or open the demo company."),
    ),
    "cache.*": (
        QT_TRANSLATE_NOOP("messages", "The cache cannot be used right now."),
        QT_TRANSLATE_NOOP("messages", "What was saved is not touched."),
        QT_TRANSLATE_NOOP("messages", "Run `sales-cockpit check` to see what is wrong."),
    ),
    # talking to a source
    "sync.auth_expired": (
        QT_TRANSLATE_NOOP("messages", "The session at {host} has ended."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Sync again; if it comes back, sign in anew."),
    ),
    "sync.auth_revoked": (
        QT_TRANSLATE_NOOP("messages", "{host} does not accept this user or secret."),
        QT_TRANSLATE_NOOP("messages", "The figures stay as of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Sign in again with the right user and password or token."),
    ),
    "sync.forbidden": (
        QT_TRANSLATE_NOOP("messages", "{host} does not let this user read {stream}."),
        QT_TRANSLATE_NOOP("messages", "Figures that need it stay empty; the rest goes on."),
        QT_TRANSLATE_NOOP("messages", "Ask the CRM's administrator for the right to read it."),
    ),
    "sync.not_found": (
        QT_TRANSLATE_NOOP("messages", "There is no such address at {host}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was read from it."),
        QT_TRANSLATE_NOOP("messages", "Check the URL, and the name of the database in it."),
    ),
    "sync.conflict": (
        QT_TRANSLATE_NOOP("messages", "{host} has another version of this record."),
        "",
        QT_TRANSLATE_NOOP("messages", "Sync and look at both versions."),
    ),
    "sync.validation": (
        QT_TRANSLATE_NOOP("messages", "{host} did not accept the request."),
        QT_TRANSLATE_NOOP("messages", "The stream stops here; the others go on."),
        QT_TRANSLATE_NOOP("messages", "Check the options of the connection."),
    ),
    "sync.rate_burst": (
        QT_TRANSLATE_NOOP("messages", "{host} asks us to slow down."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept."),
        QT_TRANSLATE_NOOP("messages", "The next sync goes on from there."),
    ),
    "sync.rate_daily": (
        QT_TRANSLATE_NOOP("messages", "The daily budget of calls at {host} is used up."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept."),
        QT_TRANSLATE_NOOP("messages", "The sync goes on when the budget is renewed."),
    ),
    "sync.locked": (
        QT_TRANSLATE_NOOP("messages", "{host} is busy with these records."),
        "",
        QT_TRANSLATE_NOOP("messages", "The next sync tries again."),
    ),
    "sync.cursor_expired": (
        QT_TRANSLATE_NOOP("messages", "{host} no longer knows where we stopped reading."),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost; this part is read anew."),
        QT_TRANSLATE_NOOP("messages", "Sync again."),
    ),
    "sync.schema_changed": (
        QT_TRANSLATE_NOOP("messages", "The fields of {stream} changed at {host}."),
        QT_TRANSLATE_NOOP("messages", "What was read before is kept."),
        QT_TRANSLATE_NOOP("messages", "Sync again; if it stays, check the connection's options."),
    ),
    "sync.transient": (
        QT_TRANSLATE_NOOP("messages", "{host} does not answer properly right now."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept; figures stay as of the last "
                          "sync."),
        QT_TRANSLATE_NOOP("messages", "Try again in a while."),
    ),
    "sync.offline": (
        QT_TRANSLATE_NOOP("messages", "{host} cannot be reached."),
        QT_TRANSLATE_NOOP("messages", "You can go on working with the data of the last sync."),
        QT_TRANSLATE_NOOP("messages", "Check the network and the address, then sync again."),
    ),
    "sync.not_understood": (
        QT_TRANSLATE_NOOP("messages", "The answer of {host} is not what such a CRM says."),
        QT_TRANSLATE_NOOP("messages", "Nothing of it was stored."),
        QT_TRANSLATE_NOOP("messages", "Check the URL: it may lead to a web page or a sign-in "
                          "portal instead."),
    ),
    "sync.refused": (
        QT_TRANSLATE_NOOP("messages", "The program refused to talk to {host}."),
        QT_TRANSLATE_NOOP("messages", "Only the address of the connection is trusted, over "
                          "https or on this computer."),
        QT_TRANSLATE_NOOP("messages", "Correct the URL of the connection."),
    ),
    "sync.bug": (
        QT_TRANSLATE_NOOP("messages", "The program stumbled over an answer of {host}."),
        QT_TRANSLATE_NOOP("messages", "Nothing stored is lost."),
        QT_TRANSLATE_NOOP("messages", "Send us the details."),
    ),
    "sync.*": (
        QT_TRANSLATE_NOOP("messages", "The sync of {stream} stopped."),
        QT_TRANSLATE_NOOP("messages", "What was read so far is kept."),
        QT_TRANSLATE_NOOP("messages", "Sync again."),
    ),
    # connections and imports
    "connection.unknown": (
        QT_TRANSLATE_NOOP("messages", "There is no connection named {name} (there are: {known})."),
        "", QT_TRANSLATE_NOOP("messages", "Use one of these names."),
    ),
    "connection.none": (
        QT_TRANSLATE_NOOP("messages", "There is no connection yet."), "",
        QT_TRANSLATE_NOOP("messages", "Connect a CRM, import files, or open the demo company."),
    ),
    "screen.none": (
        QT_TRANSLATE_NOOP("messages", "There is no screen to open the window on."),
        QT_TRANSLATE_NOOP("messages", "The data is ready in {path}."),
        QT_TRANSLATE_NOOP("messages", "Run it where a desktop is, or `xvfb-run sales-cockpit` on "
                          "a virtual screen, or take a picture: `sales-cockpit shot funnel -o "
                          "funnel.png`."),
    ),
    "screen.libraries": (
        QT_TRANSLATE_NOOP("messages", "The window system cannot be used: {name} is missing."),
        "",
        QT_TRANSLATE_NOOP("messages", "Install it; the README names the packages."),
    ),
    **IMPORT_TEXTS,
    **NOTICE_TEXTS,
}
