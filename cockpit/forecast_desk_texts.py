"""Words of errors about calls entered here and recalibration; see `cockpit.messages`."""

from models.wording import QT_TRANSLATE_NOOP

FORECAST_DESK_TEXTS: dict[str, tuple[str, str, str]] = {
    "forecast.unknown_level": (
        QT_TRANSLATE_NOOP("messages", "There is no level {name} of the forecast."),
        QT_TRANSLATE_NOOP("messages", "Nothing was submitted."),
        QT_TRANSLATE_NOOP("messages", "Choose one of {known}."),
    ),
    "forecast.no_owner": (
        QT_TRANSLATE_NOOP("messages", "Nobody is named whose forecast this is."),
        QT_TRANSLATE_NOOP("messages", "Nothing was submitted."),
        QT_TRANSLATE_NOOP("messages", "Choose a person."),
    ),
    "forecast.bad_period": (
        QT_TRANSLATE_NOOP("messages", "A forecast needs a period with a beginning and an end."),
        QT_TRANSLATE_NOOP("messages", "Nothing was submitted."),
        QT_TRANSLATE_NOOP("messages", "Choose this quarter or the next one."),
    ),
    "forecast.period_over": (
        QT_TRANSLATE_NOOP("messages", "The period was over on {value}."),
        QT_TRANSLATE_NOOP("messages", "Nothing was submitted: a forecast after the fact is none."),
        QT_TRANSLATE_NOOP("messages", "Choose this quarter or the next one."),
    ),
    "forecast.bad_amount": (
        QT_TRANSLATE_NOOP("messages", "{value} is no amount a forecast can have."),
        QT_TRANSLATE_NOOP("messages", "Nothing was submitted."),
        QT_TRANSLATE_NOOP("messages", "Type what will be booked in the period, zero or more."),
    ),
    "forecast.nothing_to_recalibrate": (
        QT_TRANSLATE_NOOP("messages", "No stage has enough deals that ended to say better."),
        QT_TRANSLATE_NOOP("messages", "No draft was made; the probabilities stay."),
        QT_TRANSLATE_NOOP("messages", "Wait until at least twenty deals of a stage have ended."),
    ),
    "forecast.draft_in_the_way": (
        QT_TRANSLATE_NOOP("messages", "The draft of the stages that waits has none of these: "
                                      "{stages}."),
        QT_TRANSLATE_NOOP("messages", "The draft stays as it is; nothing was recalibrated."),
        QT_TRANSLATE_NOOP("messages", "Publish or drop the draft, then recalibrate again."),
    ),
}
