"""The local file, the settings and the screen in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

CACHE_TEXTS: dict[str, tuple[str, str, str]] = {
    "cache.wrong_key": (
        QT_TRANSLATE_NOOP("messages", "This key does not open the cache {path}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Type the passphrase again, or bring back the key store "
                          "this cache was made with."),
    ),
    "cache.passphrases_differ": (
        QT_TRANSLATE_NOOP("messages", "The two passphrases differ."),
        QT_TRANSLATE_NOOP("messages", "Nothing was made or changed."),
        QT_TRANSLATE_NOOP("messages", "Try again and type the same one twice."),
    ),
    "cache.locked_keystore": (
        QT_TRANSLATE_NOOP("messages", "The key store of this computer ({store}) does not answer."),
        QT_TRANSLATE_NOOP("messages", "The cache stays closed; nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Unlock the key store and try again."),
    ),
    "cache.key_missing": (
        QT_TRANSLATE_NOOP("messages", "The key of the cache {path} is missing."),
        QT_TRANSLATE_NOOP("messages", "Without it nobody can read the data."),
        QT_TRANSLATE_NOOP("messages", "Give the passphrase, in a terminal or in "
                          "SALES_COCKPIT_PASSPHRASE; or wipe the cache and sync again."),
    ),
    "cache.key_missing+store": (
        QT_TRANSLATE_NOOP("messages", "The key of the cache {path} is not in the key store "
                          "{found}."),
        QT_TRANSLATE_NOOP("messages", "Without it nobody can read the data; it was kept in "
                          "{store}."),
        QT_TRANSLATE_NOOP("messages", "Bring that key store back, or wipe the cache and sync "
                          "again."),
    ),
    "cache.damaged": (
        QT_TRANSLATE_NOOP("messages", "The cache {path} is damaged ({part})."),
        QT_TRANSLATE_NOOP("messages", "No figure from it is shown."),
        QT_TRANSLATE_NOOP("messages", "Restore a backup, or wipe the cache and sync again."),
    ),
    "cache.newer": (
        QT_TRANSLATE_NOOP("messages", "This cache was written by a newer version of the program "
                          "(its {what} is {have}, this program knows {need})."),
        QT_TRANSLATE_NOOP("messages", "It was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Install the newer version."),
    ),
    "cache.older_than_mark": (
        QT_TRANSLATE_NOOP("messages", "The cache {path} is not as new as it once was on this "
                          "computer."),
        QT_TRANSLATE_NOOP("messages", "An old copy was put back, or its mark was lost: figures "
                          "may be out of date, and late edits may be missing."),
        QT_TRANSLATE_NOOP("messages", "If that was you, go on with --accept-older, or answer yes "
                          "when the window asks; then sync again. If not, restore your newest "
                          "backup."),
    ),
    "cache.in_use": (
        QT_TRANSLATE_NOOP("messages", "The cockpit is already open on {path}."),
        QT_TRANSLATE_NOOP("messages", "Two programs never write to one cache at a time."),
        QT_TRANSLATE_NOOP("messages", "Use the open window, or close it first."),
    ),
    "cache.disk_full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full: {path} could not be written."),
        QT_TRANSLATE_NOOP("messages", "What was saved before is safe and can be read; nothing "
                          "new is kept."),
        QT_TRANSLATE_NOOP("messages", "Free some space and try again."),
    ),
    "cache.read_only": (
        QT_TRANSLATE_NOOP("messages", "{path} cannot be written."),
        QT_TRANSLATE_NOOP("messages", "Reading goes on; nothing new is kept."),
        QT_TRANSLATE_NOOP("messages", "Close the other window on this data, or give the program "
                          "the right to write there."),
    ),
    "cache.io_error": (
        QT_TRANSLATE_NOOP("messages", "The disk did not do what was asked of it at {path}."),
        QT_TRANSLATE_NOOP("messages", "What was saved before is not touched; nothing new is kept."),
        QT_TRANSLATE_NOOP("messages", "Check the disk or the network drive, then try again."),
    ),
    "cache.closed": (
        QT_TRANSLATE_NOOP("messages", "The cache {path} was closed meanwhile."),
        QT_TRANSLATE_NOOP("messages", "Nothing is lost."),
        QT_TRANSLATE_NOOP("messages", "Open it again."),
    ),
    "cache.not_a_cache": (
        QT_TRANSLATE_NOOP("messages", "{path} is not a cache of this program."),
        QT_TRANSLATE_NOOP("messages", "It was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Name another folder with --home, or move the file away."),
    ),
    "cache.not_a_backup": (
        QT_TRANSLATE_NOOP("messages", "{path} is not a backup of this program."),
        QT_TRANSLATE_NOOP("messages", "The cache was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Name a file that was written by `sales-cockpit backup`."),
    ),
    "cache.backup_exists": (
        QT_TRANSLATE_NOOP("messages", "There is something at {path} already."),
        QT_TRANSLATE_NOOP("messages", "No backup was written."),
        QT_TRANSLATE_NOOP("messages", "Name a new file."),
    ),
    "cache.none": (
        QT_TRANSLATE_NOOP("messages", "There is no data in {path} yet."),
        QT_TRANSLATE_NOOP("messages", "So there is nothing to count."),
        QT_TRANSLATE_NOOP("messages", "Connect a CRM, import files, or open the demo company: "
                          "`sales-cockpit demo`."),
    ),
    "demo.real_data": (
        QT_TRANSLATE_NOOP("messages", "The data in {path} is not that of the demo company."),
        QT_TRANSLATE_NOOP("messages", "It was left untouched."),
        QT_TRANSLATE_NOOP("messages", "Name another folder for the demo company with --home."),
    ),
    "demo.only_demo": (
        QT_TRANSLATE_NOOP("messages", "A connection of the kind {kind} does not belong into the "
                          "demo company's cache {path}: its key lies beside it, so that anybody "
                          "can read it."),
        QT_TRANSLATE_NOOP("messages", "Nothing was added."),
        QT_TRANSLATE_NOOP("messages", "Name another folder for your own data with --home."),
    ),
    "settings.not_json": (
        QT_TRANSLATE_NOOP("messages", "The settings {path} cannot be read: line {line}, column "
                          "{column}."),
        QT_TRANSLATE_NOOP("messages", "They were left as they are; no figure is affected."),
        QT_TRANSLATE_NOOP("messages", "Correct the file, or remove it to go back to the defaults."),
    ),
    "settings.bad_value": (
        QT_TRANSLATE_NOOP("messages", "{value} is not possible for the setting {field}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Choose another value."),
    ),
    "settings.unknown_field": (
        QT_TRANSLATE_NOOP("messages", "The settings file has an entry this program does not "
                          "know: {field}."),
        QT_TRANSLATE_NOOP("messages", "It was left as it is."),
        QT_TRANSLATE_NOOP("messages", "Remove the entry, or install the version of the program "
                          "that wrote it."),
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
        QT_TRANSLATE_NOOP("messages", "Figures are there on the command line: `sales-cockpit "
                          "metric --list`."),
        QT_TRANSLATE_NOOP("messages", "Install it; the README names the packages."),
    ),
}
