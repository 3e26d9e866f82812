from PySide6.QtWidgets import QWidget

from cockpit.single import Doorbell, ring


def test_that_nobody_answers_where_no_window_is_open(qtbot, paths):
    paths.make()
    assert ring(paths) is False


def test_that_a_second_start_raises_the_first_window(qtbot, paths):
    paths.make()
    window = QWidget()
    qtbot.addWidget(window)
    Doorbell(paths, window)
    window.showMinimized()
    assert ring(paths) is True
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())


def test_that_a_socket_left_by_a_crash_does_not_keep_the_bell_silent(qtbot, paths):
    paths.make()
    (paths.home / "window.sock").touch()
    window = QWidget()
    qtbot.addWidget(window)
    Doorbell(paths, window)
    assert ring(paths) is True
