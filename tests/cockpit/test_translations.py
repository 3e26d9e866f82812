"""The Chinese texts: all there, none left over, and each fit to be filled in."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from cockpit.dimension_names import dimension_name
from cockpit.message_texts import TEXTS, UNKNOWN
from cockpit.source_names import STREAMS
from models.entities import KINDS
from models.facts import CALENDAR, SEGMENTS
from models.metric import metrics

ROOT = Path(__file__).parents[2]
CHINESE = ROOT / "resources" / "i18n" / "cockpit_zh_CN.ts"
SAME_IN_BOTH = {"https://crm.example.com/database", "Tryton"}
NAMES = {
    # programs, formats, standards and currencies bear the same name everywhere
    "CRM", "CSV", "Excel", "YAML", "UTF", "README", "EUR", "USD", "CNY", "Kaplan", "Meier", "WAPE",
    "xlsx", "csv", "png", "http", "https", "Alt", "Ctrl", "Enter", "Esc", "Brier", "Aalen",
    "Johansen", "NPS",
    # to be typed as it stands
    "all", "user", "yyyy", "sales", "cockpit", "demo",
    # what an option may be
    "deal", "linear", "stage", "category", "cohort", "run", "rate", "seller", "manager", "blend",
    "week", "ahead", "quarter",
}


@dataclass(frozen=True)
class Text:
    context: str
    source: str
    comment: str
    chinese: str
    finished: bool

    @property
    def place(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment


def read(path: Path) -> tuple[Text, ...]:
    found = []
    for context in ElementTree.parse(path).iter("context"):  # noqa: S314 - a file of our own
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append(Text(
                context.findtext("name") or "", message.findtext("source") or "",
                message.findtext("comment") or "", translation.text or "",
                translation.get("type") is None and bool(translation.text)))
    return tuple(found)


@cache
def texts() -> tuple[Text, ...]:
    return read(CHINESE)


def blanks(words: str) -> list[str]:
    """The names in braces, as `str.format` sees them."""
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)


def spelled(words: str) -> set[str]:
    """Latin words that stand there for people: no placeholder, no command, no path."""
    bare = re.sub(r"`[^`]*`|\{\w*\}|--[\w-]+|https://\S+|\b\w+/[\w./]+|\b[A-Z]+_[A-Z_]+\b", " ",
                  words)
    return set(re.findall(r"[A-Za-z]{3,}", bare))


@pytest.mark.skipif(shutil.which("sh") is None, reason="the command is a shell script")
def test_that_every_text_in_the_code_is_in_the_translation_and_nothing_else(tmp_path):
    fresh = tmp_path / CHINESE.name
    fresh.write_bytes(CHINESE.read_bytes())
    tools = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    subprocess.run(["sh", ".ci/translations", str(fresh)], cwd=ROOT, check=True, timeout=120,
                   env=os.environ | {"PATH": tools})
    now = {text.place for text in read(fresh)}
    known = {text.place for text in texts()}
    assert (sorted(now - known), sorted(known - now)) == ([], []), "run .ci/translations"


def test_that_every_text_is_translated():
    assert len(texts()) > 500
    assert [text.place for text in texts() if not text.finished] == []


def test_that_each_translation_takes_the_same_facts_as_its_source():
    assert [text for text in texts() if blanks(text.source) != blanks(text.chinese)] == []


def test_that_no_text_was_left_in_english():
    same = [text.source for text in texts() if text.chinese == text.source]
    assert set(same) <= SAME_IN_BOTH
    latin = {text.chinese: words for text in texts() if text.source not in SAME_IN_BOTH
             and (words := spelled(text.chinese) - NAMES)}
    assert latin == {}


def test_that_chinese_sentences_use_chinese_marks():
    wrong = [text.chinese for text in texts()
             if re.search(r"[\u4e00-\u9fff}][,;!?]|[\u4e00-\u9fff][.:]", text.chinese)]
    assert wrong == []


def test_that_one_text_reads_the_same_wherever_errors_and_pages_share_it():
    by_source: dict[str, set[str]] = {}
    for text in texts():
        if text.context in ("messages", "Page", "QuarantineDialog", "MessageBar", "Inspector"):
            by_source.setdefault(text.source, set()).add(text.chinese)
    assert {source: said for source, said in by_source.items() if len(said) > 1} == {}


def test_that_every_error_is_told_in_chinese():
    known = {text.source for text in texts() if text.context == "messages"}
    wanted = {part for said in (*TEXTS.values(), UNKNOWN) for part in said if part}
    assert wanted - known == set()


def test_that_every_metric_is_named_and_defined_in_chinese():
    known = {text.source for text in texts() if text.context == "metrics"}
    wanted = {part for found in metrics().values() for part in (found.label, found.definition)}
    assert wanted - known == set()


def test_that_every_dimension_and_stream_has_a_name_in_both_languages():
    known = {text.source for text in texts() if text.context == "dimensions"}
    named = {dimension: dimension_name(dimension) for dimension in (*SEGMENTS, *CALENDAR, "stage")}
    assert {key: name for key, name in named.items() if name not in known} == {}
    assert set(KINDS) - set(STREAMS) == set()
