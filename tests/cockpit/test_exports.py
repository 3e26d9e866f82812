"""Exports: CSV, Excel and pictures, whole or not at all, and never a formula."""

from __future__ import annotations

import csv
import os
import stat
from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtGui import QImage

from cockpit.cli.run import run
from cockpit.exports import offer, xlsx
from cockpit.exports.cells import as_text, clean
from cockpit.exports.sheet import Sheet, of_records
from models.cache import Cache
from models.errors import CockpitError
from models.paths import Paths
from models.unlocking import Passphrase

HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\tx", "\rx", "\0x", '=HYPERLINK("http://x")',
           "\u200b=1+1", "\x01=cmd|x", "\ufeff@x", "\u202e-1+1", " =1+1", "\u00a0+x", "\n=1",
           "＝1+1"]


@pytest.fixture
def sheet():
    return Sheet("deals", ("name", "amount"), tuple(
        (text, Decimal("-12.50")) for text in HOSTILE), (("note", "=cmd()"),))


@pytest.fixture
def export(demo_home, capsys):
    def act(*words: object) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["--home", str(demo_home), "export", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return act


def test_that_no_text_of_a_csv_is_a_formula(sheet, tmp_path):
    offer.save(sheet, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", "amount"]
    for row in rows[1:len(HOSTILE) + 1]:
        assert row[0].startswith("'")
        assert row[1] == "-12.50"
    assert rows[-1] == ["note", "'=cmd()"]


def test_that_no_text_of_a_workbook_is_a_formula(sheet, tmp_path):
    offer.save(sheet, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    for row in book["deals"].iter_rows(min_row=2):
        assert row[0].data_type == "s"
        assert (row[1].data_type, row[1].value) == ("n", -12.5)
        assert row[0].value == clean(row[0].value)
    assert book["About"]["B1"].data_type == "s"


def test_that_text_that_looks_like_an_error_of_excel_stays_text(tmp_path):
    offer.save(Sheet("t", ("name", "share"), (("#N/A", float("inf")),), ()), tmp_path / "x.xlsx")
    name, share = openpyxl.load_workbook(tmp_path / "x.xlsx")["t"][2]
    assert (name.data_type, name.value, share.value) == ("s", "#N/A", None)


def test_that_control_characters_go_and_other_scripts_stay():
    assert clean("a\u00a0b\u2003c") == "a b c"
    assert clean("a\x07b\u202ec\n华东 East") == "abc\n华东 East"
    assert as_text("-12.50") == "-12.50"
    assert as_text("--1") == "'--1"
    assert as_text(None) == ""


def test_that_a_file_is_private_and_whole(sheet, tmp_path):
    target = tmp_path / "x.csv"
    target.write_text("old")
    offer.save(sheet, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


def test_that_a_failed_export_leaves_the_old_file(sheet, tmp_path, monkeypatch):
    target = tmp_path / "x.xlsx"
    target.write_text("old")
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(CockpitError, match="export.too_long"):
        offer.save(sheet, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


def test_that_an_unknown_ending_and_a_missing_folder_are_told(sheet, tmp_path):
    with pytest.raises(CockpitError, match="export.unknown_format"):
        offer.save(sheet, tmp_path / "x.doc")
    with pytest.raises(CockpitError, match="export.not_written") as told:
        offer.save(sheet, tmp_path / "none" / "x.csv")
    assert told.value.facts["reason"] == os.strerror(2)


def test_that_a_list_of_nothing_is_an_empty_table(tmp_path):
    offer.save(of_records("records", [], ()), tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_that_an_export_says_what_it_counts(export, tmp_path):
    target = tmp_path / "won.csv"
    code, err = export("won_value", "--by", "region", "--period", "2026Q3", "--as-of",
                       "2026-09-14", "--compare", "previous", "-o", target)
    assert (code, err) == (0, f"COMMITTED export {target}\n")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:2] == ["region", "value"]
    assert "compared_value" in rows[0]
    about = {row[0]: row[1] for row in rows if len(row) == 2}
    assert about["period"] == "2026Q3"
    assert about["as of"].startswith("2026-09-14T23:59:59")
    assert about["compared with"] == "2026-04-01..2026-06-30"
    assert about["definition"].startswith("won_value revision ")


def test_that_a_page_is_exported_as_the_metric_behind_it(export, tmp_path):
    assert export("funnel", "-o", tmp_path / "funnel.xlsx")[0] == 0
    table = openpyxl.load_workbook(tmp_path / "funnel.xlsx")["stage_conversion"]
    assert [cell.value for cell in table[1]][:3] == ["region", "stage", "value"]
    assert table.max_row > 20


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_a_metric_has_a_picture(export, tmp_path, theme):
    target = tmp_path / "won.png"
    assert export("won_value", "--by", "region", "--theme", theme, "-o", target)[0] == 0
    image = QImage(str(target))
    assert (image.width(), image.height() > 200) == (1200, True)
    colours = {image.pixel(x, y) for x in range(0, 1200, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 20
    assert (image.pixelColor(2, 2).lightness() > 128) == (theme == "light")


@pytest.mark.parametrize(("what", "name", "told"), [
    ("won_value", "x.doc", "csv"), ("won_valu", "x.csv", "won_value"),
    ("settings", "x.csv", "no table"), ("won_value", "none/x.csv", "could not be written"),
])
def test_that_what_cannot_be_exported_is_told(export, tmp_path, what, name, told):
    code, err = export(what, "-o", tmp_path / name)
    assert code == 64
    assert told in err
    assert list(tmp_path.glob("x.*")) == []


def test_that_each_export_stands_in_the_audit_trail(export, demo_home, tmp_path, now):
    export("won_value", "-o", tmp_path / "x.csv")
    with Cache.open(Paths(demo_home), Passphrase(None), now=now) as cache, (
            cache.raw_read()) as connection:
        found = connection.execute(
            "SELECT facts FROM audit WHERE action = 'export'").fetchall()
    assert len(found) == 1
    assert "won_value as csv" in str(found[0][0])


def test_that_an_export_names_the_family_also_when_nobody_chose_one(export, tmp_path):
    for options, family in ((), "imp"), (("--option", "family=strict"), "strict"):
        assert export("funnel", *options, "-o", tmp_path / "x.csv")[0] == 0
        with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
            about = {row[0]: row[1] for row in csv.reader(file) if len(row) == 2}
        assert about["options"] == (
            f"family = {family}, weight = count, amount = entry, cohort = created")


@pytest.fixture
def shot(demo_home, tmp_path, capsys):
    """The exit code, what was said, and the picture if there is one."""

    def act(*words: str, command: str = "shot") -> tuple[int, str, QImage]:
        target = tmp_path / "x.png"
        target.unlink(missing_ok=True)
        code = run(["--home", str(demo_home), command, *words, "-o", str(target)])
        return code, capsys.readouterr().err, QImage(str(target))

    return act


def test_that_rows_and_options_change_the_picture_of_a_page(shot):
    plain = shot("funnel")[2]
    for words in (("--by", "team"), ("--option", "mode=dwell"), ("--option", "family=strict")):
        for command in ("shot", "export"):
            code, said, picture = shot("funnel", *words, command=command)
            assert code == 0, said
            assert picture.size() == plain.size()
            assert picture != plain, words


def test_that_a_link_makes_the_same_picture_as_its_parts(shot):
    parts = shot("funnel", "--by", "team", "--where", "region=华南 South", "--compare", "year")[2]
    link = ("cockpit://funnel?period=all&compare=year&dimension=team"
            "&where.region=%E5%8D%8E%E5%8D%97%20South")
    code, said, picture = shot("--link", link)
    assert code == 0, said
    refreshed = 40  # pixels of the foot, where it says how long it took
    assert picture.copy(0, 0, picture.width(), picture.height() - refreshed) == parts.copy(
        0, 0, parts.width(), parts.height() - refreshed)


@pytest.mark.parametrize(("words", "says"), [
    (("funnel", "--by=moon"), "cannot show dimension = moon"),
    (("funnel", "--option=mode=nonsense"), "cannot show mode = nonsense"),
    (("funnel", "--option=colour=red"), "mode = conversion"),
    (("settings", "--by=region"), "cannot show dimension = region"),
    (("--link", "cockpit://funnel?where.region=Atlantis"), "region = Atlantis"),
    (("--link", "https://example.org"), "cannot be read"),
    (("--link", "cockpit://funnel", "--period", "2026"), "goes with no other filter"),
    (("funnel", "--link", "cockpit://funnel"), "one of the two"),
    ((), "one of the two"),
])
def test_that_a_place_there_is_none_of_is_refused(shot, words, says):
    code, said, picture = shot(*words)
    assert code == 64, said
    assert says in said
    assert picture.isNull()


@pytest.mark.parametrize("words", [("shot", "funnel"), ("export", "win_rate")])
def test_that_the_form_of_an_answer_is_not_asked_of_a_file(words):
    with pytest.raises(SystemExit) as ended:
        run([*words, "-o", "x.png", "--format", "csv"])
    assert ended.value.code == 64


def test_that_the_picture_of_a_page_is_private_and_a_png(demo_home, tmp_path, capsys):
    target = tmp_path / "x.png"
    assert run(["--home", str(demo_home), "shot", "funnel", "-o", str(target)]) == 0
    assert QImage(str(target)).width() == 1440
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("*.png")] == ["x.png"]
    assert run(["--home", str(demo_home), "shot", "funnel", "-o", str(tmp_path / "x.jpg")]) == 64
    assert "Choose one of: png" in capsys.readouterr().err


def test_that_every_page_with_a_table_is_a_metric():
    from models.metric import metrics

    assert set(offer.PAGE_METRIC.values()) <= set(metrics())
    assert {"csv", "xlsx", "png"} <= set(offer.exports())
