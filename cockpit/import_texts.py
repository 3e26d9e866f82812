"""Wrong mappings and files in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

IMPORT_TEXTS: dict[str, tuple[str, str, str]] = {
    "mapping.wrong": (
        QT_TRANSLATE_NOOP("messages", "The mapping {path} cannot be used; problems: {n}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping (docs/import.md) and import again."),
    ),
    "mapping.none": (
        QT_TRANSLATE_NOOP("messages", "There is no mapping {path}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Name a mapping file, or one that comes with the program."),
    ),
    "mapping.not_given": (
        QT_TRANSLATE_NOOP("messages", "The connection names no mapping."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Import without --mapping to be offered one."),
    ),
    "mapping.alias": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: anchors and aliases are not allowed."),
        "", "",
    ),
    "mapping.bad_bands": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: bands are rising whole numbers."),
        "", "",
    ),
    "mapping.bad_choice": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} cannot be {value}; it is one of "
                          "{found}."),
        "", "",
    ),
    "mapping.bad_currency": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is no currency; it has three capital "
                          "letters."),
        "", "",
    ),
    "mapping.bad_date_pattern": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is no date pattern; it needs year, "
                          "month and day, each once."),
        "", "",
    ),
    "mapping.bad_delimiter": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is more than one character."),
        "", "",
    ),
    "mapping.bad_key": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: a name must be plain text."),
        "", "",
    ),
    "mapping.bad_number": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is not the number that is wanted for "
                          "{place}."),
        "", "",
    ),
    "mapping.list_wanted": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} must be a list."),
        "", "",
    ),
    "mapping.missing_field": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} lacks {value}."),
        "", "",
    ),
    "mapping.missing_word": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} lacks {value}."),
        "", "",
    ),
    "mapping.no_column": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} names no column and no constant."),
        "", "",
    ),
    "mapping.no_history_here": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: only opportunities have a history."),
        "", "",
    ),
    "mapping.no_key": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} has no key."),
        "", "",
    ),
    "mapping.not_a_table": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: the mapping must be a table of names and "
                          "values."),
        "", "",
    ),
    "mapping.not_tracked": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: no history is kept of {value}."),
        "", "",
    ),
    "mapping.not_utf8": (
        QT_TRANSLATE_NOOP("messages", "The mapping must be saved as UTF-8."),
        "", "",
    ),
    "mapping.not_yaml": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: this is not YAML ({value})."),
        "", "",
    ),
    "mapping.other_format": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: format {value} is not known to this program."),
        "", "",
    ),
    "mapping.same_marks": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: decimals and thousands cannot both be marked by"
                          " {value}."),
        "", "",
    ),
    "mapping.table_wanted": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} must be a table of names and values."),
        "", "",
    ),
    "mapping.text_wanted": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} must be plain text."),
        "", "",
    ),
    "mapping.too_deep": (
        QT_TRANSLATE_NOOP("messages", "The mapping is nested too deeply."),
        "", "",
    ),
    "mapping.too_deep+line": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: the mapping is nested too deeply."),
        "", "",
    ),
    "mapping.too_large": (
        QT_TRANSLATE_NOOP("messages", "The mapping is too large."),
        "", "",
    ),
    "mapping.twice": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} stands there twice."),
        "", "",
    ),
    "mapping.twice+value": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place} {value} stands there twice."),
        "", "",
    ),
    "mapping.unknown_field": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place}: there is no field {value}."),
        "", "",
    ),
    "mapping.unknown_kind": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place}: there is no kind {value}; there are "
                          "{found}."),
        "", "",
    ),
    "mapping.unknown_source": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place}: there is no source {value}; there are "
                          "{found}."),
        "", "",
    ),
    "mapping.unknown_stage": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {place}: there is no stage {value}; there are "
                          "{found}."),
        "", "",
    ),
    "mapping.unknown_word": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is not known here; known are {found}."),
        "", "",
    ),
    "mapping.unknown_zone": (
        QT_TRANSLATE_NOOP("messages", "Line {line}: {value} is no time zone."),
        "", "",
    ),
    "import.no_such_path": (
        QT_TRANSLATE_NOOP("messages", "There is nothing at {path}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Name the folder or file to import."),
    ),
    "import.nothing_recognised": (
        QT_TRANSLATE_NOOP("messages", "No file in {path} looks like sales data."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Write a mapping by hand (docs/import.md)."),
    ),
    "file.missing": (
        QT_TRANSLATE_NOOP("messages", "There is no file {file}; there are {found}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.column_missing": (
        QT_TRANSLATE_NOOP("messages", "{file} has no column {column}; it has {found}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.column_twice": (
        QT_TRANSLATE_NOOP("messages", "{file} has the column {column} more than once."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Rename one of them and import again."),
    ),
    "file.changed": (
        QT_TRANSLATE_NOOP("messages", "{file} changed while it was read."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Import again."),
    ),
    "file.damaged": (
        QT_TRANSLATE_NOOP("messages", "{file} is damaged or cut short."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Save it again and import again."),
    ),
    "file.no_header": (
        QT_TRANSLATE_NOOP("messages", "{file} has no header."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.no_sheet": (
        QT_TRANSLATE_NOOP("messages", "{file} has no sheet at all."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.no_sheet+sheet": (
        QT_TRANSLATE_NOOP("messages", "{file} has no sheet {sheet}; it has {found}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.not_a_workbook": (
        QT_TRANSLATE_NOOP("messages", "{file} is not an Excel workbook."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Save it as .xlsx or CSV."),
    ),
    "file.not_csv": (
        QT_TRANSLATE_NOOP("messages", "{file} is not proper CSV at line {line}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Look for a quotation mark that never closes."),
    ),
    "file.not_readable": (
        QT_TRANSLATE_NOOP("messages", "{file} cannot be read."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Give the program the right to read it."),
    ),
    "file.not_text": (
        QT_TRANSLATE_NOOP("messages", "{file} is not text."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Save it as CSV or .xlsx."),
    ),
    "file.too_large": (
        QT_TRANSLATE_NOOP("messages", "{file} is too large."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Split it."),
    ),
    "file.too_many_columns": (
        QT_TRANSLATE_NOOP("messages", "{file} has too many columns."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Remove those that are not needed."),
    ),
    "file.too_many_rows": (
        QT_TRANSLATE_NOOP("messages", "{file} has too many rows."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Split it."),
    ),
    "file.unpacks_too_large": (
        QT_TRANSLATE_NOOP("messages", "{file} unpacks to far more than it should."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Make sure where it comes from."),
    ),
    "file.unknown_encoding": (
        QT_TRANSLATE_NOOP("messages", "There is no encoding {encoding}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Correct the mapping or the file and import again."),
    ),
    "file.wrong_encoding": (
        QT_TRANSLATE_NOOP("messages", "{file} is not {encoding} at line {line}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Declare its encoding in the mapping."),
    ),
}
