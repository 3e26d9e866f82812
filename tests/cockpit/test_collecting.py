"""Garbage with widgets in it is taken apart on the interface thread alone."""

import gc
import threading
import weakref

from cockpit import app
from cockpit.collecting import Collector


class Ring:
    """Keeps itself alive until the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


def test_that_a_worker_that_allocates_collects_nothing(qapp):
    app.make_application()
    assert not gc.isenabled()
    ring = weakref.ref(Ring())
    worker = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    worker.start()
    worker.join()
    assert ring() is not None


def test_that_the_interface_thread_collects_what_has_piled_up(qapp):
    collector = app.make_application().findChild(Collector)
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(5_000)]  # more than the first threshold
    collector.collect()
    assert kept
    assert ring() is None


def test_that_there_is_one_collector(qapp):
    first = app.make_application().findChildren(Collector)
    assert app.make_application().findChildren(Collector) == first
    assert len(first) == 1
