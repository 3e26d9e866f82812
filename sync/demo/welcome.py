"""What a browser shows at the address of the demo CRM."""

from __future__ import annotations

from html import escape

from models.entities import KINDS
from sync.demo.frame import moment
from sync.demo.snapshot import Snapshot
from sync.demo.words import COMPANY
from sync.demo.world import World

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Demo CRM</title>
<style>body {{ font: 15px sans-serif; max-width: 42em; margin: 3em auto }}
td {{ padding: 2px 24px 2px 0 }}</style>
<h1>Demo CRM</h1>
<p>This is the CRM of <b>{company}</b>, a company that does not exist, generated from seed {seed} in
size {size}. Nothing here is confidential.</p>
<p>Its clock stands at <b>{now:%Y-%m-%d %H:%M} UTC</b> and can be moved forward to {last:%Y-%m-%d};
everything is told as of that clock:<br>
<code>curl -X POST -H "Authorization: Bearer TOKEN" -d '{{"days": 1}}' …/api/clock</code></p>
<table>{rows}</table></html>
"""


def welcome(world: World, snapshot: Snapshot) -> bytes:
    rows = "".join(
        f"<tr><td>{stream}</td><td>{snapshot.count(stream):,}</td></tr>" for stream in KINDS
    )
    return _PAGE.format(
        company=escape(COMPANY), seed=world.seed, size=escape(world.size.name),
        now=moment(snapshot.clock), last=world.ends_at, rows=rows,
    ).encode()
