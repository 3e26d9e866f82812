from PySide6.QtWidgets import QWidget

from cockpit.single import Doorbell, ring


def test_that_nobody_answers_where_no_window_is_open(qtbot, paths):
    paths.make()
    assert ring(paths) is False


def test_that_a_second_start_raises_the_first_window(qtbot, paths):
    paths.make()
    window = QWidget()
    qtbot.addWidget(window)
    Doorbell(paths, window, list)
    window.showMinimized()
    assert ring(paths) is True
    qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())


def test_that_a_socket_left_by_a_crash_does_not_keep_the_bell_silent(qtbot, paths):
    paths.make()
    (paths.home / "window.sock").touch()
    window = QWidget()
    qtbot.addWidget(window)
    Doorbell(paths, window, list)
    assert ring(paths) is True


def test_that_a_second_start_hands_its_link_to_the_first(qtbot, paths):
    paths.make()
    window, heard = QWidget(), []
    qtbot.addWidget(window)
    Doorbell(paths, window, heard.append)
    link = "cockpit://funnel?where.region=%E5%8D%8E&" + "x=y&" * 30_000
    assert ring(paths, link) is True
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [link]
    assert ring(paths) is True
    qtbot.wait(50)
    assert heard == [link], "a start without a link only raises the window"
