"""Links, saved views and the agenda in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

LINK_TEXTS: dict[str, tuple[str, str, str]] = {
    "link.unreadable": (
        QT_TRANSLATE_NOOP("messages", "The link cannot be read: {link}"),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed on the screen."),
        QT_TRANSLATE_NOOP("messages", "Copy the whole link once more, from cockpit:// to its end."),
    ),
    "link.too_long": (
        QT_TRANSLATE_NOOP("messages", "The link is longer than {limit} characters."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed on the screen."),
        QT_TRANSLATE_NOOP("messages", "Copy the link alone."),
    ),
    "link.page_unknown": (
        QT_TRANSLATE_NOOP("messages", "The link leads to a page that does not exist here: {name}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed on the screen."),
        QT_TRANSLATE_NOOP("messages", "The link may come from a newer version. Pages here: "
                          "{known}"),
    ),
    "link.unknown_here": (
        QT_TRANSLATE_NOOP("messages", "The link names what is not known here: {known}"),
        QT_TRANSLATE_NOOP("messages", "Without it the picture would be of something else."),
        QT_TRANSLATE_NOOP("messages", "Take it out of the link, or sync first."),
    ),
    "view.no_name": (
        QT_TRANSLATE_NOOP("messages", "A saved view needs a name."),
        QT_TRANSLATE_NOOP("messages", "Nothing was saved."),
        QT_TRANSLATE_NOOP("messages", "Type a name of at most {limit} characters."),
    ),
    "view.name_taken": (
        QT_TRANSLATE_NOOP("messages", "There is a saved view named {name} already."),
        QT_TRANSLATE_NOOP("messages", "It was left as it is."),
        QT_TRANSLATE_NOOP("messages", "Choose another name, or overwrite the view."),
    ),
    "view.gone": (
        QT_TRANSLATE_NOOP("messages", "There is no saved view named {name}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Choose one from the list of saved views."),
    ),
    "agenda.gone": (
        QT_TRANSLATE_NOOP("messages", "This item is not on the agenda any more."),
        QT_TRANSLATE_NOOP("messages", "Nothing was changed."),
        QT_TRANSLATE_NOOP("messages", "Open the agenda again."),
    ),
    "picture.no_table": (
        QT_TRANSLATE_NOOP("messages", "The page {page} shows no table under this filter."),
        QT_TRANSLATE_NOOP("messages", "Nothing was written."),
        QT_TRANSLATE_NOOP("messages", "Widen the filter, or export a metric by its key."),
    ),
    "picture.no_place": (
        QT_TRANSLATE_NOOP("messages", "The page {page} cannot show {name} = {value}."),
        QT_TRANSLATE_NOOP("messages", "No picture was made: it would have looked like one of what "
                          "was asked for."),
        QT_TRANSLATE_NOOP("messages", "What can be chosen there, as it stands at first: {known}"),
    ),
}
