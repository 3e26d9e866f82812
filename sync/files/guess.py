"""What files nobody has described yet seem to hold, and the mapping they might want.

Kinds and columns are recognised by their names in English and Chinese, keys by being filled and
unique. `offer` writes the mapping, with a comment beside whatever is not sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sync.files.errors import FileWrong
from sync.files.outline import Leaf, parse_outline
from sync.files.reading import CSV_ENDINGS, EXCEL_ENDINGS, Form, Table, open_table
from sync.files.shipped import shipped_folder

SAMPLE = 200_000  # rows that are looked at
ENOUGH = 2  # columns that must be recognised before a file is taken for a kind
HISTORY = "history"  # not a record, but a sheet of changes of opportunities

Words = dict[str, dict[str, tuple[str, ...]]]


@dataclass
class Guess:
    """What one table seems to be: its kind, key and columns, and what is doubtful about it."""

    table: Table
    kind: str
    key: str
    columns: dict[str, str]  # our field -> column
    texts: dict[str, list[str]] = field(repr=False)
    notes: dict[str, str] = field(default_factory=dict)  # field -> remark

    def filled(self, column: str) -> set[str]:
        """The different texts of a column."""
        return {text for text in self.texts[column] if text}


def guess_mapping(path: Path) -> str:
    """The text of a mapping for a file or a folder. Errors: FileWrong where nothing fits."""
    from sync.files.offer import document

    words = _words()
    best, left = recognise(path, words)
    if not best.keys() - {HISTORY}:
        raise FileWrong("import.nothing_recognised", path=str(path), found=", ".join(left))
    return "\n".join(document(path, best, left, words)) + "\n"


def recognise(path: Path, words: Words) -> tuple[dict[str, Guess], list[str]]:
    """The best table of each kind, and the labels of those that are none."""
    best: dict[str, Guess] = {}
    left: list[str] = []
    for table in _tables(path):
        found = _guess(table, words)
        if found is None:
            left.append(table.label)
            continue
        rival = best.get(found.kind)
        if rival is None or len(found.columns) > len(rival.columns):
            best[found.kind] = found
            found = rival
        if found is not None:
            left.append(found.table.label)
    return best, left


def _words() -> Words:
    text = (shipped_folder().parent / "column_words.yaml").read_text("utf-8")
    outline, problems = parse_outline(text)
    if outline is None or problems:
        raise ValueError(f"column_words.yaml: {problems}")
    return {
        kind: {name: tuple(plain(one.text or "") for one in words.items or ())
               for name, words in _inside(leaf)}
        for kind, leaf in _inside(outline)
    }


def _inside(leaf: Leaf) -> Iterable[tuple[str, Leaf]]:
    return (leaf.table or {}).items()


def plain(text: str) -> str:
    """Letters and digits only, without case: `GTX Pro` and `gtx_pro` are alike."""
    return "".join(one for one in text.casefold() if one.isalnum())


def _tables(path: Path) -> Iterator[Table]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    for one in files:
        name = one.name.lower()
        if name.endswith(EXCEL_ENDINGS):
            from sync.files.workbook import sheet_names

            for sheet in sheet_names(one):
                try:
                    yield open_table(one, Form(sheet=sheet))
                except FileWrong as error:
                    if error.code != "file.no_header":  # an empty sheet
                        raise
        elif name.endswith(CSV_ENDINGS) and one.is_file():
            yield open_table(one, Form())


def _guess(table: Table, words: Words) -> Guess | None:
    """The kind whose words name the most columns; the file's own name counts like two."""
    stem = plain(table.form.sheet or table.path.name.split(".")[0])
    ranked = []
    for kind in words.keys() - {"files", "stages"}:
        columns = _columns(table.header, words[kind])
        named = any(word in stem for word in words["files"].get(kind, ()))
        telling = sum(name not in ("key", "name") for name in columns)
        if kind == HISTORY and not {"opportunity", "at", "stage_id"} <= columns.keys():
            continue
        if "key" in columns and len(columns) >= ENOUGH and (telling or named):
            sure = 100 if named and kind == HISTORY else 0  # it also looks like opportunities
            ranked.append((len(columns) + 2 * named + sure, kind, columns))
    if not ranked:
        return None
    _, kind, columns = max(ranked)
    texts: dict[str, list[str]] = {column: [] for column in table.header}
    for row in islice(table.rows(), SAMPLE):
        for column, text in zip(table.header, row.cells, strict=False):
            texts[column].append(text.strip())
    notes = {}
    key = _key(table.header, columns.pop("key"), texts)
    values = texts[key]
    if (len(set(values)) < len(values) or not all(values)) and kind != HISTORY:
        notes["key"] = "not filled and unique in every row: is this really the key?"
    return Guess(table, kind, key, columns, texts, notes)


def _columns(header: tuple[str, ...], words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Our field -> the column that bears the likeliest of its words."""
    borne = {plain(column): column for column in reversed(header)}
    found = {}
    for name, likely in words.items():
        column = next((borne[word] for word in likely if word in borne), None)
        if column is not None:
            found[name] = column
    return found


def _key(header: tuple[str, ...], likely: str, texts: dict[str, list[str]]) -> str:
    """The likely column when it is filled and unique, else the first one that is."""
    def good(column: str) -> bool:
        return all(texts[column]) and len(set(texts[column])) == len(texts[column])

    return likely if good(likely) else next((one for one in header if good(one)), likely)
