import threading

import pytest

from cockpit.jobs import Jobs
from models.errors import Cancelled


@pytest.fixture
def jobs(qtbot):
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_that_the_newest_read_of_a_key_silences_the_older(jobs, qtbot):
    slow, answers = threading.Event(), []
    jobs.read(lambda task: slow.wait(5) and "old", answers.append, answers.append, key="page")
    jobs.read(lambda task: "new", answers.append, answers.append, key="page")
    qtbot.waitUntil(lambda: answers == ["new"])
    with qtbot.waitSignal(jobs.idle):
        slow.set()
    assert answers == ["new"]


def test_that_answers_arrive_on_the_interface_thread(jobs, qtbot):
    seen = []
    jobs.read(lambda task: threading.get_ident(),
              lambda worker: seen.append((worker, threading.get_ident())), seen.append, key="k")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != seen[0][1] == threading.get_ident()


def test_that_all_writes_count_and_keep_their_order(jobs, qtbot):
    done = []
    for n in range(20):
        jobs.write(lambda task, n=n: n, done.append, done.append)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_that_an_error_goes_to_failed_and_nowhere_else(jobs, qtbot):
    done, failed = [], []

    def work(task):
        raise ValueError("broken")

    jobs.write(work, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert not done
    assert isinstance(failed[0], ValueError)


def test_that_a_cancelled_run_leaves_the_tray_and_says_so(jobs, qtbot):
    failed = []
    job = jobs.run(lambda task: task.wait(30), failed.append, failed.append, title="Sync")
    assert jobs.runs == [job]
    job.task.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert jobs.runs == []
    assert isinstance(failed[0], Cancelled)


def test_that_nothing_is_begun_once_the_window_goes_away(jobs, qtbot):
    jobs.close()
    begun = []
    jobs.read(begun.append, begun.append, begun.append, key="late")
    jobs.write(begun.append, begun.append, begun.append)
    qtbot.wait(50)
    assert not begun
    assert not jobs.busy


def test_that_progress_reaches_the_tray(jobs, qtbot):
    go_on = threading.Event()

    def work(task):
        task.report(3, 10, "opportunities")
        go_on.wait(5)

    with qtbot.waitSignal(jobs.progressed) as signal:
        jobs.run(work, lambda _: None, lambda _: None, title="Sync")
    assert signal.args[0].progress == (3, 10, "opportunities")
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy)
