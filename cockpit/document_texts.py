"""Words of errors about documents and decisions; see `cockpit.messages`."""

from models.wording import QT_TRANSLATE_NOOP

DOCUMENT_TEXTS: dict[str, tuple[str, str, str]] = {
    "document.newer": (
        QT_TRANSLATE_NOOP("messages", "The document {kind} was written by a newer version of this "
                          "program."),
        QT_TRANSLATE_NOOP("messages", "Figures that use it cannot be computed here."),
        QT_TRANSLATE_NOOP("messages", "Install the newer version."),
    ),
    "document.problems": (
        QT_TRANSLATE_NOOP("messages", "The document {kind} has {count} problems, the first at "
                          "{place}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was published; the draft is kept."),
        QT_TRANSLATE_NOOP("messages", "Correct what is marked, then publish again."),
    ),
    "document.outdated": (
        QT_TRANSLATE_NOOP("messages", "Revision {newest} of the document {kind} was published "
                          "after this draft began from revision {base}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was published; the draft is kept."),
        QT_TRANSLATE_NOOP("messages", "Discard the draft to see what was published; undo brings "
                          "your edit back onto it."),
    ),
    "document.reason": (
        QT_TRANSLATE_NOOP("messages", "A reason and the value for customers are needed."),
        QT_TRANSLATE_NOOP("messages", "Nothing was published; the draft is kept."),
        QT_TRANSLATE_NOOP("messages", "Say in a few words why, and what customers gain from it."),
    ),
    "decision.reason": (
        QT_TRANSLATE_NOOP("messages", "Declining needs a reason of at least {least} characters."),
        QT_TRANSLATE_NOOP("messages", "The suggestion stays."),
        QT_TRANSLATE_NOOP("messages", "Say in a few words why it does not fit."),
    ),
}
