"""Forecasts in words, in the form of `message_texts`."""

from models.wording import QT_TRANSLATE_NOOP

FORECAST_TEXTS: dict[str, tuple[str, str, str]] = {
    "forecast.nothing_to_keep": (
        QT_TRANSLATE_NOOP("messages", "There is no forecast to keep."),
        QT_TRANSLATE_NOOP("messages", "None of the methods has a figure for this filter and "
                          "moment; no version was written."),
        QT_TRANSLATE_NOOP("messages", "Widen the filter, or choose a moment with at least 26 "
                          "weeks of history before it."),
    ),
}
