"""What an import repaired or assumed, in the form of `message_texts`.

Notices bear `item` and `count` besides their facts.
"""

from models.wording import QT_TRANSLATE_NOOP

NOTICE_TEXTS: dict[str, tuple[str, str, str]] = {
    "value.mapped": (
        QT_TRANSLATE_NOOP("messages", "{count} times read as the mapping says: {item}."),
        "",
        "",
    ),
    "value.left_out": (
        QT_TRANSLATE_NOOP("messages", "{count} times left out, as the mapping does not name it: "
                          "{item}."),
        QT_TRANSLATE_NOOP("messages", "Figures by it show these records under no value."),
        QT_TRANSLATE_NOOP("messages", "Add the value to the mapping if it matters."),
    ),
    "value.defaulted": (
        QT_TRANSLATE_NOOP("messages", "{count} blank values of {item} filled by the default of "
                          "the mapping."),
        QT_TRANSLATE_NOOP("messages", "Figures count the default like any value."),
        "",
    ),
    "field.blank": (
        QT_TRANSLATE_NOOP("messages", "{count} records without {item}."),
        QT_TRANSLATE_NOOP("messages", "Figures that need it leave them out, or show them under "
                          "no value."),
        "",
    ),
    "name.from_key": (
        QT_TRANSLATE_NOOP("messages", "{count} records without a name bear their id."),
        "",
        "",
    ),
    "reference.unknown": (
        QT_TRANSLATE_NOOP("messages", "{count} times a record was meant that is not in the "
                          "files: {item}."),
        QT_TRANSLATE_NOOP("messages", "Figures by it show these records under no value; no deal "
                          "is lost."),
        QT_TRANSLATE_NOOP("messages", "Add the record, or map the name to one that is there."),
    ),
    "reference.ambiguous": (
        QT_TRANSLATE_NOOP("messages", "{count} times several records could be meant, so none was "
                          "taken: {item}."),
        QT_TRANSLATE_NOOP("messages", "Figures by it show these records under no value; no deal "
                          "is lost."),
        QT_TRANSLATE_NOOP("messages", "Give the records names that differ, or refer to them by "
                          "id."),
    ),
    "join.unmatched": (
        QT_TRANSLATE_NOOP("messages", "{count} rows found no partner: {item}."),
        QT_TRANSLATE_NOOP("messages", "What would come from there is blank; no deal is lost."),
        QT_TRANSLATE_NOOP("messages", "Correct the spelling, or map it in the mapping."),
    ),
    "join.ambiguous": (
        QT_TRANSLATE_NOOP("messages", "{count} rows found several partners, so none was taken: "
                          "{item}."),
        QT_TRANSLATE_NOOP("messages", "What would come from there is blank; no deal is lost."),
        QT_TRANSLATE_NOOP("messages", "Make the partner's key unique."),
    ),
    "row.duplicate": (
        QT_TRANSLATE_NOOP("messages", "{count} rows of {item} stand there twice and count once."),
        "",
        "",
    ),
    "row.repeated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) repeat another one in all but the "
                          "id."),
        QT_TRANSLATE_NOOP("messages", "All were kept and count."),
        QT_TRANSLATE_NOOP("messages", "If they are the same deals, remove them at the source."),
    ),
    "id.rounded": (
        QT_TRANSLATE_NOOP("messages", "{count} ids of {item} are longer than the 15 digits that "
                          "Excel keeps."),
        QT_TRANSLATE_NOOP("messages", "They may be wrong, and records may not find each other."),
        QT_TRANSLATE_NOOP("messages", "Export the file as CSV instead."),
    ),
    "date.two_digit_year": (
        QT_TRANSLATE_NOOP("messages", "{count} dates of {item} have two-digit years, read as "
                          "{from} to {to}."),
        "",
        "",
    ),
    "amount.rounded": (
        QT_TRANSLATE_NOOP("messages", "{count} amounts of {item} were rounded to the smallest "
                          "unit of the currency."),
        "",
        "",
    ),
    "amount.zero": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) have the amount 0."),
        QT_TRANSLATE_NOOP("messages", "They count in numbers of deals, and add nothing to values."),
        "",
    ),
    "status.contradicts_stage": (
        QT_TRANSLATE_NOOP("messages", "{count} deals whose status and stage disagree: {item}."),
        QT_TRANSLATE_NOOP("messages", "The stage counts."),
        QT_TRANSLATE_NOOP("messages", "Correct them at the source."),
    ),
    "closed_at.of_open_deal": (
        QT_TRANSLATE_NOOP("messages", "{count} open deals ({item}) had a date of closing."),
        QT_TRANSLATE_NOOP("messages", "It was left out; the deals count as open."),
        "",
    ),
    "closed_at.blank": (
        QT_TRANSLATE_NOOP("messages", "{count} closed deals ({item}) have no date of closing."),
        QT_TRANSLATE_NOOP("messages", "They count only in the period `all`."),
        QT_TRANSLATE_NOOP("messages", "Add the date at the source."),
    ),
    "closed_at.from_history": (
        QT_TRANSLATE_NOOP("messages", "{count} dates of closing taken from the history sheet."),
        "",
        "",
    ),
    "created_at.first_known_date": (
        QT_TRANSLATE_NOOP("messages", "{count} deals without created date: {item} stands in."),
        QT_TRANSLATE_NOOP("messages", "Ages and cycles count from there, so they may be too "
                          "short."),
        "",
    ),
    "opportunity.undated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) have no date."),
        QT_TRANSLATE_NOOP("messages", "They exist since {at}, the earliest date of the files, "
                          "and count in periods only where a figure needs no date."),
        "",
    ),
    "opportunity.without_account": (
        QT_TRANSLATE_NOOP("messages", "{count} deals without account."),
        QT_TRANSLATE_NOOP("messages", "Figures by account show them under no value."),
        "",
    ),
    "opportunity.closed_before_created": (
        QT_TRANSLATE_NOOP("messages", "{count} deals were closed before they were created."),
        QT_TRANSLATE_NOOP("messages", "They have no sales cycle."),
        QT_TRANSLATE_NOOP("messages", "Correct the dates at the source."),
    ),
    "opportunity.older_than_any_closed": (
        QT_TRANSLATE_NOOP("messages", "{count} of {open} open deals are older than any deal that "
                          "ever closed ({longest_days} days)."),
        QT_TRANSLATE_NOOP("messages", "They count as open, and may make the pipeline look better "
                          "than it is."),
        QT_TRANSLATE_NOOP("messages", "Look whether they are still alive."),
    ),
    "user.without_deals": (
        QT_TRANSLATE_NOOP("messages", "{count} people have no deals: {names}."),
        QT_TRANSLATE_NOOP("messages", "They are counted as people, and have no rates."),
        "",
    ),
    "history.reconstructed": (
        QT_TRANSLATE_NOOP("messages", "{count} events reconstructed from dates in the files."),
        QT_TRANSLATE_NOOP("messages", "The past before is only as good as these dates."),
        "",
    ),
    "history.stage_undated": (
        QT_TRANSLATE_NOOP("messages", "{count} deals ({item}) do not say since when they are in "
                          "their stage."),
        QT_TRANSLATE_NOOP("messages", "Their time in stage counts from the earliest date known."),
        "",
    ),
    "history.out_of_order": (
        QT_TRANSLATE_NOOP("messages", "The dates of {item} are not in the order of the stages."),
        QT_TRANSLATE_NOOP("messages", "The time in these stages is taken as the dates say."),
        "",
    ),
    "history.orphan": (
        QT_TRANSLATE_NOOP("messages", "{count} history rows of {item} belong to deals that are "
                          "not in the files."),
        QT_TRANSLATE_NOOP("messages", "They were left out."),
        "",
    ),
    "history.differs_from_row": (
        QT_TRANSLATE_NOOP("messages", "{count} deals whose {item} is another one than the "
                          "history ends with."),
        QT_TRANSLATE_NOOP("messages", "The row counts as of now."),
        "",
    ),
    "history.left_censored": (
        QT_TRANSLATE_NOOP("messages", "No deal closes before {first_close}, though deals begin "
                          "on {first_start}."),
        QT_TRANSLATE_NOOP("messages", "Early closings are missing, so rates of that time are not "
                          "comparable."),
        "",
    ),
    "file.encoding_guessed": (
        QT_TRANSLATE_NOOP("messages", "{item} is read as {encoding}, concluded from its bytes."),
        "",
        QT_TRANSLATE_NOOP("messages", "Declare the encoding in the mapping if texts look wrong."),
    ),
    "deletes.held_back": (
        QT_TRANSLATE_NOOP("messages", "Rows gone from the files were kept."),
        QT_TRANSLATE_NOOP("messages", "{count} rows could not be read, and the missing ones may "
                          "be among them."),
        QT_TRANSLATE_NOOP("messages", "Correct these rows and import again."),
    ),
}
