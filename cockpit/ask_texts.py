"""Questions, exports and pictures in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

ASK_TEXTS: dict[str, tuple[str, str, str]] = {
    "ask.unknown_metric": (
        QT_TRANSLATE_NOOP("messages", "There is no metric {metric}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}. `sales-cockpit metric --list` names all."),
    ),
    "ask.unknown_option": (
        QT_TRANSLATE_NOOP("messages", "The metric {metric} has no option {option}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Its options are: {near}."),
    ),
    "ask.bad_option": (
        QT_TRANSLATE_NOOP("messages", "The option {option} of {metric} cannot be {value}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "It may be: {near}."),
    ),
    "ask.unknown_dimension": (
        QT_TRANSLATE_NOOP("messages", "There is no {dimension} to look at {metric} by."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "ask.unknown_filter": (
        QT_TRANSLATE_NOOP("messages", "There is no {dimension} to filter by."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "ask.unknown_value": (
        QT_TRANSLATE_NOOP("messages", "There is no {dimension} named {value}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "ask.unknown_cell": (
        QT_TRANSLATE_NOOP("messages", "The rows of {metric} are not split by {dimension}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was listed."),
        QT_TRANSLATE_NOOP("messages", "A cell may name: {near}."),
    ),
    "ask.filter_not_felt": (
        QT_TRANSLATE_NOOP("messages", "{metric} does not know {dimension}, so it cannot be "
                          "limited by it."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "ask.bad_date": (
        QT_TRANSLATE_NOOP("messages", "{value} is not a date."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Write it like 2026-09-30, or 2026-09-30T18:00 for a "
                          "moment of that day."),
    ),
    "mart.unknown_dimension": (
        QT_TRANSLATE_NOOP("messages", "There is no {name} to look at {fact} by."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "mart.unknown_measure": (
        QT_TRANSLATE_NOOP("messages", "The figure {name} is not kept for {fact}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "mart.unknown_date": (
        QT_TRANSLATE_NOOP("messages", "The date {name} is not kept for {fact}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Near: {near}."),
    ),
    "mart.not_loaded": (
        QT_TRANSLATE_NOOP("messages", "The rows called {fact} were not read."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Send us the details; this is a mistake of the program."),
    ),
    "mart.unknown_fact": (
        QT_TRANSLATE_NOOP("messages", "Rows called {fact} are not kept."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Send us the details; this is a mistake of the program."),
    ),
    "period.not_understood": (
        QT_TRANSLATE_NOOP("messages", "{text} is not a period."),
        QT_TRANSLATE_NOOP("messages", "Nothing was counted."),
        QT_TRANSLATE_NOOP("messages", "Write all, 2026, 2026Q3, 2026-09, 2026W37, or FROM..TO "
                          "with days like 2026-07-01..2026-09-30."),
    ),
    "quarantine.unknown": (
        QT_TRANSLATE_NOOP("messages", "No record {item} is set aside."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "`sales-cockpit quarantine list` names all that are."),
    ),
    "export.unknown_format": (
        QT_TRANSLATE_NOOP("messages", "Files ending in .{name} cannot be written."),
        QT_TRANSLATE_NOOP("messages", "Nothing was written."),
        QT_TRANSLATE_NOOP("messages", "Choose one of: {near}."),
    ),
    "export.too_long": (
        QT_TRANSLATE_NOOP("messages", "The list has {have} rows; this kind of file takes {limit}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was written."),
        QT_TRANSLATE_NOOP("messages", "Choose .csv, or narrow the filter."),
    ),
    "export.not_written": (
        QT_TRANSLATE_NOOP("messages", "{path} could not be written: {reason}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was exported."),
        QT_TRANSLATE_NOOP("messages", "Name a folder that exists and may be written."),
    ),
    "page.none": (
        QT_TRANSLATE_NOOP("messages", "There is no page {name} yet."),
        QT_TRANSLATE_NOOP("messages", "No picture was taken."),
        QT_TRANSLATE_NOOP("messages", "The pages there are: {near}."),
    ),
    "picture.not_written": (
        QT_TRANSLATE_NOOP("messages", "The picture {path} could not be written."),
        QT_TRANSLATE_NOOP("messages", "Nothing was exported."),
        QT_TRANSLATE_NOOP("messages", "Name a folder that exists and may be written, and a file "
                          "ending in .png."),
    ),
}
