"""Serve one filled folder: serve.py FOLDER PORT [RECORDS]. Runs in the server's own environment.

RECORDS: how many records the server lets through in one call.
"""

import os
import sys
from pathlib import Path

folder, port = Path(sys.argv[1]).resolve(), int(sys.argv[2])
records = int(sys.argv[3]) if len(sys.argv) > 3 else 500
configuration = folder / "trytond.conf"
configuration.write_text(
    f"[database]\nuri = sqlite://\npath = {folder}\nlist = True\n"
    "[session]\ntimeout = 900\nmax_attempt = 5\n"
    f"[request]\nrecords_limit = {records}\n"
)
os.environ["TRYTOND_CONFIG"] = str(configuration)
os.environ["TRYTOND_DATABASE_NAMES"] = "crm"

from trytond.application import app  # noqa: E402 - reads the environment when imported
from waitress import serve  # noqa: E402

serve(app, host="127.0.0.1", port=port, threads=4)
