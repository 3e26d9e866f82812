"""Words of errors about customers and their grades; see `cockpit.messages`."""

from models.wording import QT_TRANSLATE_NOOP

CUSTOMER_TEXTS: dict[str, tuple[str, str, str]] = {
    "override.unknown_grade": (
        QT_TRANSLATE_NOOP("messages", "There is no grade {name}."),
        QT_TRANSLATE_NOOP("messages", "The grade of the customer was not changed."),
        QT_TRANSLATE_NOOP("messages", "Choose one of {known}."),
    ),
    "override.no_reason": (
        QT_TRANSLATE_NOOP("messages", "A grade set by hand needs a reason."),
        QT_TRANSLATE_NOOP("messages", "The grade of the customer was not changed."),
        QT_TRANSLATE_NOOP("messages", "Say in a few words why."),
    ),
    "override.expired": (
        QT_TRANSLATE_NOOP("messages", "{value} is over already: a grade set by hand must end in "
                          "the future."),
        QT_TRANSLATE_NOOP("messages", "The grade of the customer was not changed."),
        QT_TRANSLATE_NOOP("messages", "Choose a later day, or none."),
    ),
    "override.none": (
        QT_TRANSLATE_NOOP("messages", "The grade of this customer is not set by hand."),
        QT_TRANSLATE_NOOP("messages", "There is nothing to withdraw."),
        QT_TRANSLATE_NOOP("messages", "Look at the customer again: somebody may have withdrawn it "
                          "meanwhile."),
    ),
}
