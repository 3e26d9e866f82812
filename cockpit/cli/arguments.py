"""Every word the command understands, and the exit codes it answers with."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

DONE, QUARANTINED, OFFLINE, CACHE, FAULT, USAGE = 0, 1, 2, 3, 4, 64

PAGES = (
    "overview", "funnel", "customers", "bottlenecks", "forecast", "leads", "stages", "team",
    "reports", "connections", "settings",
)


class WrongUsage(Exception):  # noqa: N818 - not a fault: somebody mistyped
    """The arguments do not fit together; the text says how, for people."""


class Parser(argparse.ArgumentParser):
    """argparse that ends with 64 on wrong usage, as the command's contract says."""

    def error(self, message: str) -> NoReturn:
        self.print_usage()
        self.exit(USAGE, f"{self.prog}: {message}\n")

    def print_usage(self, file: Any = None) -> None:
        super().print_usage(file or sys.stderr)


def parser() -> Parser:
    """The whole grammar. Global options may stand before or after the subcommand."""
    everywhere = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--home", metavar="DIR", help="folder of every file the program writes")
    everywhere.add_argument("--now", metavar="TIME", help="the clock, as ISO date or time")
    everywhere.add_argument("--json", action="store_true", help="answer as JSON")
    everywhere.add_argument("--accept-older", action="store_true", dest="accept_older",
                            help="go on with a cache that is older than it once was here")

    top = Parser(prog="sales-cockpit", parents=[everywhere], allow_abbrev=False,
                 description="Sales Cockpit: funnel, bottlenecks, customers and forecast, offline.")
    top.add_argument("--version", action="store_true", help="say the version and end")
    _link(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def add(name: str, help_: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=help_, description=help_, parents=[everywhere],
                                   allow_abbrev=False)

    demo = add("demo", "build, serve and sync the demo company, and open the window on it")
    demo.add_argument("--no-window", action="store_true")
    demo.add_argument("--size", choices=("S", "M", "L"), default="S")
    demo.add_argument("--seed", type=int, default=7)
    _link(demo)

    server = add("demo-crm", "serve the demo company alone; its clock can be moved")
    server.add_argument("--port", type=int, required=True)
    server.add_argument("--days", type=int, default=0, metavar="N",
                        help="start with the clock N days after the company's today (0 to 92)")
    server.add_argument("--size", choices=("S", "M", "L"), default="S")
    server.add_argument("--seed", type=int, default=7)

    connect = add("connect", "add a connection after a test of it; the secret on standard input")
    connect.add_argument("kind")
    connect.add_argument("name")
    connect.add_argument("--url", required=True)
    connect.add_argument("--option", action="append", default=[], metavar="K=V")

    add("connections", "status of every connection and stream")
    remove = add("disconnect", "remove a connection with its data")
    remove.add_argument("name")
    sync = add("sync", "read what changed")
    sync.add_argument("names", nargs="*", metavar="NAME")
    sync.add_argument("--full", action="store_true", help="read everything anew")

    load = add("import", "import files with a mapping")
    load.add_argument("path")
    load.add_argument("--mapping", metavar="FILE", help="YAML; without it a guess is offered")
    load.add_argument("--as", dest="name", metavar="NAME")

    metric = add("metric", "one metric, or --list")
    metric.add_argument("key", nargs="?", metavar="KEY")
    metric.add_argument("--list", action="store_true", dest="listing")
    _question(metric)
    _form(metric)
    records = add("records", "the records behind a number")
    records.add_argument("key", metavar="KEY")
    records.add_argument("--cell", action="append", default=[], metavar="DIM=VALUE")
    _question(records)
    _form(records)

    shot = add("shot", "a page as a picture, without a screen")
    shot.add_argument("page", nargs="?", choices=PAGES)
    _link(shot)
    shot.add_argument("-o", dest="output", required=True, metavar="FILE.png")
    shot.add_argument("--theme", choices=("light", "dark"), default="light")
    shot.add_argument("--language", choices=("en", "zh_CN"), default="en")
    shot.add_argument("--size", default="1440x900", metavar="WxH")
    _question(shot)

    export = add("export", "a result as CSV, XLSX or picture, with filter, date and definitions")
    export.add_argument("what", metavar="PAGE|KEY")
    export.add_argument("-o", dest="output", required=True, metavar="FILE")
    export.add_argument("--theme", choices=("light", "dark"), default="light")
    export.add_argument("--language", choices=("en", "zh_CN"), default="en")
    export.add_argument("--size", default="1440x900", metavar="WxH")
    _question(export)

    quarantine = add("quarantine", "records set aside")
    quarantine.add_argument("act", choices=("list", "show", "retry"))
    quarantine.add_argument("items", nargs="*", metavar="ITEM")
    quarantine.add_argument("--connection", metavar="NAME")

    add("check", "look the cache over and say what is found")
    add("dump", "the cache as canonical JSON")
    for name, help_ in (("backup", "an encrypted copy"), ("restore", "a copy back in place")):
        add(name, help_).add_argument("file")
    add("migrate", "bring the cache to this program's version")
    wipe = add("wipe", "destroy the key and the cache")
    wipe.add_argument("--yes", action="store_true", help="do not ask, also on a terminal")
    return top


def _question(command: argparse.ArgumentParser) -> None:
    command.add_argument("--by", default="", metavar="DIM[,DIM]")
    command.add_argument("--where", action="append", default=[], metavar="DIM=VALUE")
    command.add_argument("--period", default="all")
    command.add_argument("--as-of", dest="as_of", metavar="DATE")
    command.add_argument("--compare", choices=("previous", "year", "benchmark", "none"),
                         default="none")
    command.add_argument("--option", action="append", default=[], metavar="K=V")


def _link(command: argparse.ArgumentParser) -> None:
    command.add_argument("--link", metavar="cockpit://…", default=argparse.SUPPRESS,
                         help="open this place: page, filter and what is chosen on the page")


def _form(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("table", "json", "csv"), default="table")


def pairs(texts: list[str], what: str) -> list[tuple[str, str]]:
    """["K=V", ...] -> [(K, V), ...]. Errors: WrongUsage naming the text without "="."""
    found = []
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key:
            raise WrongUsage(f"{what} {text!r} is not of the form NAME=VALUE")
        found.append((key.strip(), value.strip()))
    return found
