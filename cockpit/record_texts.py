"""Records set aside in words, in the form of `message_texts`; `{record}` names each of them."""

from models.wording import QT_TRANSLATE_NOOP

RECORD_TEXTS: dict[str, tuple[str, str, str]] = {
    "record.no_id": (
        QT_TRANSLATE_NOOP("messages", "{record} has no id."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.duplicate_id": (
        QT_TRANSLATE_NOOP("messages", "{record} bears the id {value}, which already stands in "
                          "{first}."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_width": (
        QT_TRANSLATE_NOOP("messages", "{record} has {cells} cells for {columns} columns."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_date": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is no date, or not written "
                          "as declared."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_time": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is no time, or has no time "
                          "zone."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_number": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is no number, or not "
                          "written as declared."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_ratio": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is not between 0 and 1."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_flag": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is not yes or no."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_text": (
        QT_TRANSLATE_NOOP("messages", "{record}: the text in {column} is damaged: {value}."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_currency": (
        QT_TRANSLATE_NOOP("messages", "{record}: {value} in {column} is no currency; it has "
                          "three letters."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_raw": (
        QT_TRANSLATE_NOOP("messages", "{record}: what came with it cannot be kept as it is."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.bad_value": (
        QT_TRANSLATE_NOOP("messages", "{record} does not fit its kind, {kind}."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.blank": (
        QT_TRANSLATE_NOOP("messages", "{record}: {column} is blank."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.missing_value": (
        QT_TRANSLATE_NOOP("messages", "{record}: {column} is missing."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.too_large": (
        QT_TRANSLATE_NOOP("messages", "{record} is {size} bytes long; at most {limit} are kept."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.not_understood": (
        QT_TRANSLATE_NOOP("messages", "{record} is not what such a CRM sends."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.unknown_stage": (
        QT_TRANSLATE_NOOP("messages", "{record}: there is no stage {value}."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.unknown_value": (
        QT_TRANSLATE_NOOP("messages", "{record}: the mapping does not know {value} in {column}."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "record.unknown_reference": (
        QT_TRANSLATE_NOOP("messages", "{record}: {column} names {value}, and there is no such "
                          "record."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "amount.out_of_range": (
        QT_TRANSLATE_NOOP("messages", "{record}: the amount {value} is more than can be kept."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside; everything else arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again, or look at it: "
                          "`sales-cockpit quarantine show`."),
    ),
    "event.bad_value": (
        QT_TRANSLATE_NOOP("messages", "{record}: a change of {column} to {value} cannot be "
                          "understood."),
        QT_TRANSLATE_NOOP("messages", "That change was left out of the history; the record "
                          "itself arrived."),
        QT_TRANSLATE_NOOP("messages", "Correct it at the source and sync again."),
    ),
    "stage.unknown": (
        QT_TRANSLATE_NOOP("messages", "{count} deals stand in the stage {item}, which the CRM "
                          "does not define."),
        QT_TRANSLATE_NOOP("messages", "They are kept and counted under that name, but have no "
                          "place in the funnel."),
        QT_TRANSLATE_NOOP("messages", "Define the stage in the CRM, or move the deals."),
    ),
    "sweep.too_many_missing": (
        QT_TRANSLATE_NOOP("messages", "{missing} of {known} records are no longer at the source."),
        QT_TRANSLATE_NOOP("messages", "That is so many that it may be a mistake there; they were "
                          "kept and still count."),
        QT_TRANSLATE_NOOP("messages", "If they are really gone, say so on the Connections page "
                          "of the window; else check the user's rights in the CRM."),
    ),
}
