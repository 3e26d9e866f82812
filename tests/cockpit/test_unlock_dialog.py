import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from cockpit.dialogs.unlock import SHORTEST, UnlockDialog


@pytest.fixture
def dialog(qtbot, request):
    made = UnlockDialog(new=request.param)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press_ok(qtbot, dialog):
    qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok),
                     Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("dialog", [True], indirect=True)
def test_that_a_new_passphrase_must_be_long_enough_and_typed_twice_alike(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "short")
    press_ok(qtbot, dialog)
    assert dialog.isVisible()
    assert str(SHORTEST) in dialog.complaint.text()
    dialog.field.clear()
    qtbot.keyClicks(dialog.field, "long enough")
    qtbot.keyClicks(dialog.again, "long but other")
    press_ok(qtbot, dialog)
    assert dialog.isVisible()
    dialog.again.clear()
    qtbot.keyClicks(dialog.again, "long enough")
    press_ok(qtbot, dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("dialog", [False], indirect=True)
def test_that_an_existing_cache_asks_once_and_enter_confirms(dialog, qtbot):
    assert not dialog.again.isVisible()
    qtbot.keyClicks(dialog.field, "four grey geese")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("dialog", [False], indirect=True)
def test_that_the_passphrase_is_never_shown(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "secret words")
    assert dialog.field.echoMode() == dialog.field.EchoMode.Password
    assert "secret" not in dialog.field.displayText()
