import logging
import os
import stat
import sys

import pytest

from cockpit import logs


@pytest.fixture
def log_file(paths):
    logs.start(paths)
    yield paths.log_folder / "cockpit.log"
    for name in logs.OURS:
        logger = logging.getLogger(name)
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
            handler.close()


def test_that_nothing_is_written_before_there_is_something_to_say(log_file):
    assert not log_file.exists()


def test_that_our_lines_are_kept_privately_without_exception_texts(log_file):
    try:
        raise ValueError("Acme Hospital, secret-token-123")
    except ValueError:
        logging.getLogger("sync.engine").warning("stream stopped", exc_info=True)
    text = log_file.read_text("utf-8")
    assert "sync.engine" in text
    assert "stream stopped" in text
    assert "Acme" not in text
    assert "secret-token" not in text
    if os.name == "posix":
        assert stat.S_IMODE(log_file.stat().st_mode) == 0o600


def test_that_what_libraries_say_stays_out(log_file):
    logging.getLogger("urllib3").warning("GET /api?token=secret")
    logging.getLogger("cockpit.app").info("started")
    assert "urllib3" not in log_file.read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core dumps to switch off")
def test_that_core_dumps_are_off(log_file):
    import resource

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
