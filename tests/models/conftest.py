"""Lets the tests of the core share the small companies they are told about."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
