"""Rows set aside and what an import repaired or assumed, in the form of `message_texts`.

Notices bear `item` and `count` besides their facts.
"""

from models.wording import QT_TRANSLATE_NOOP

NOTICE_TEXTS: dict[str, tuple[str, str, str]] = {
    "record.no_id": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}: {column} is blank, so the record has no "
                          "id."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.duplicate_id": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}: {value} already stands in {first}."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.bad_width": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row} has {cells} cells for {columns} columns."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.bad_date": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: {value} is no date, or not "
                          "written as declared."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.bad_number": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: {value} is no number, or not "
                          "written as declared."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.bad_ratio": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: {value} is not from 0 to 1."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.bad_flag": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: {value} is not yes or no."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "amount.out_of_range": (
        QT_TRANSLATE_NOOP("messages", "{column}: {value} is more than can be kept."),
        QT_TRANSLATE_NOOP("messages", "The record was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the amount at the source and sync again."),
    ),
    "record.blank": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}: {column} is blank."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.unknown_stage": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}: there is no stage {value}."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.unknown_value": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: the mapping does not know "
                          "{value}."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "record.unknown_reference": (
        QT_TRANSLATE_NOOP("messages", "{file}, row {row}, {column}: there is no record {value}."),
        QT_TRANSLATE_NOOP("messages", "The row was set aside."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "value.mapped": (
        QT_TRANSLATE_NOOP("messages", "{count} times read as the mapping says: {item}."),
        "", "",
    ),
    "value.left_out": (
        QT_TRANSLATE_NOOP("messages", "{count} times left out, as the mapping does not name it: "
                          "{item}."),
        "", "",
    ),
    "value.defaulted": (
        QT_TRANSLATE_NOOP("messages", "{count} blank values of {item} filled by the default of the "
                          "mapping."),
        "", "",
    ),
    "field.blank": (
        QT_TRANSLATE_NOOP("messages", "{count} records without {item}."),
        "", "",
    ),
    "name.from_key": (
        QT_TRANSLATE_NOOP("messages", "{count} records without a name bear their id."),
        "", "",
    ),
    "reference.unknown": (
        QT_TRANSLATE_NOOP("messages", "{count} times a record was meant that is not in the files: "
                          "{item}."),
        "", "",
    ),
    "reference.ambiguous": (
        QT_TRANSLATE_NOOP("messages", "{count} times several records could be meant, so none was "
                          "taken: {item}."),
        "", "",
    ),
    "join.unmatched": (
        QT_TRANSLATE_NOOP("messages", "{count} rows found no partner: {item}."),
        "", "",
    ),
    "join.ambiguous": (
        QT_TRANSLATE_NOOP("messages", "{count} rows found several partners, so none was taken: "
                          "{item}."),
        "", "",
    ),
    "row.duplicate": (
        QT_TRANSLATE_NOOP("messages", "{count} rows of {item} stand there twice and count once."),
        "", "",
    ),
    "row.repeated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) repeat another one in all but the id;"
                          " all were kept."),
        "", "",
    ),
    "id.rounded": (
        QT_TRANSLATE_NOOP("messages", "{count} ids of {item} are longer than the 15 digits that "
                          "Excel keeps, so they may be wrong."),
        "", "",
    ),
    "date.two_digit_year": (
        QT_TRANSLATE_NOOP("messages", "{count} dates of {item} have two-digit years, read as {from}"
                          " to {to}."),
        "", "",
    ),
    "amount.rounded": (
        QT_TRANSLATE_NOOP("messages", "{count} amounts of {item} were rounded to the smallest unit "
                          "of the currency."),
        "", "",
    ),
    "amount.zero": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) have the amount 0."),
        "", "",
    ),
    "status.contradicts_stage": (
        QT_TRANSLATE_NOOP("messages", "{count} deals whose status and stage disagree: {item}."),
        "", "",
    ),
    "closed_at.of_open_deal": (
        QT_TRANSLATE_NOOP("messages", "{count} open deals ({item}) had a date of closing, which was"
                          " left out."),
        "", "",
    ),
    "closed_at.blank": (
        QT_TRANSLATE_NOOP("messages", "{count} closed deals ({item}) have no date of closing."),
        "", "",
    ),
    "closed_at.from_history": (
        QT_TRANSLATE_NOOP("messages", "{count} dates of closing taken from the history sheet."),
        "", "",
    ),
    "created_at.first_known_date": (
        QT_TRANSLATE_NOOP("messages", "{count} deals without created date: {item} stands in."),
        "", "",
    ),
    "opportunity.undated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) have no date; they exist since {at}, "
                          "the earliest date of the files."),
        "", "",
    ),
    "opportunity.without_account": (
        QT_TRANSLATE_NOOP("messages", "{count} deals without account."),
        "", "",
    ),
    "opportunity.closed_before_created": (
        QT_TRANSLATE_NOOP("messages", "{count} deals were closed before they were created."),
        "", "",
    ),
    "opportunity.older_than_any_closed": (
        QT_TRANSLATE_NOOP("messages", "{count} of {open} open deals are older than any deal that "
                          "ever closed ({longest_days} days)."),
        "", "",
    ),
    "user.without_deals": (
        QT_TRANSLATE_NOOP("messages", "{count} people have no deals: {names}."),
        "", "",
    ),
    "history.reconstructed": (
        QT_TRANSLATE_NOOP("messages", "{count} events reconstructed from dates in the files."),
        "", "",
    ),
    "history.stage_undated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) do not say since when they are in "
                          "their stage."),
        "", "",
    ),
    "history.out_of_order": (
        QT_TRANSLATE_NOOP("messages", "The dates of {item} are not in the order of the stages."),
        "", "",
    ),
    "history.orphan": (
        QT_TRANSLATE_NOOP("messages", "{count} history rows of {item} belong to deals that are not "
                          "in the files."),
        "", "",
    ),
    "history.differs_from_row": (
        QT_TRANSLATE_NOOP("messages", "{count} deals whose {item} is another one than the history "
                          "ends with."),
        "", "",
    ),
    "history.left_censored": (
        QT_TRANSLATE_NOOP("messages", "No deal closes before {first_close}, though deals begin on "
                          "{first_start}: early closings are missing, and rates of that"
                          " time are not comparable."),
        "", "",
    ),
    "file.encoding_guessed": (
        QT_TRANSLATE_NOOP("messages", "{item} is read as {encoding}, concluded from its bytes. "
                          "Declare the encoding if texts look wrong."),
        "", "",
    ),
    "deletes.held_back": (
        QT_TRANSLATE_NOOP("messages", "Rows gone from the files were kept, because {count} rows "
                          "could not be read."),
        "", "",
    ),
}
