"""The search for garbage goes back to what it was, whoever leaves first."""

from __future__ import annotations

import gc
import threading

import pytest

from sync.calm import calm


def test_that_the_usual_thresholds_return_after_the_last_one_leaves():
    usual = gc.get_threshold()
    inside, leave = threading.Event(), threading.Event()

    def other():
        with calm():
            inside.set()
            leave.wait()

    thread = threading.Thread(target=other)
    with calm():
        thread.start()
        inside.wait()
        assert gc.get_threshold()[0] > usual[0]
    assert gc.get_threshold() != usual
    leave.set()
    thread.join()
    assert gc.get_threshold() == usual


def test_that_an_error_inside_restores_them_too():
    usual = gc.get_threshold()
    with pytest.raises(KeyError), calm():
        raise KeyError
    assert gc.get_threshold() == usual
