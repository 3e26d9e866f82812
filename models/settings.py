"""What a person chooses for all pages: kept as readable JSON, nothing confidential in it.

The settings dialogue is built from the fields: each carries `label`, `help` and, where only some
values make sense, `choices` (value -> label) in its metadata.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from models import private_files
from models.errors import CockpitError
from models.paths import Paths
from models.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from models.calendars import Calendar

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Hours = tuple[time, time] | None
"""Start and end of a working day; None where nobody works."""

_NINE_TO_SIX: Hours = (time(9), time(18))


def _setting(
    default: Any, label: str, help_: str, choices: Mapping[Any, str] | None = None
) -> Any:
    return field(
        default=default, metadata={"label": label, "help": help_, "choices": choices or {}}
    )


@dataclass(frozen=True)
class Settings:
    """One value for each choice. Errors when made: CockpitError("settings.bad_value")."""

    language: str = _setting(
        "en",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "The language of every page. It changes at once."),
        {"en": "English", "zh_CN": "简体中文"},
    )
    theme: str = _setting(
        "system",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "Light or dark; or as the rest of your computer."),
        {
            "system": QT_TRANSLATE_NOOP("Settings", "As the computer"),
            "light": QT_TRANSLATE_NOOP("Settings", "Light"),
            "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
        },
    )
    timezone: str = _setting(
        "UTC",
        QT_TRANSLATE_NOOP("Settings", "Time zone"),
        QT_TRANSLATE_NOOP("Settings", "Where a day begins and ends, for periods and as-of dates."),
    )
    fiscal_start_month: int = _setting(
        1,
        QT_TRANSLATE_NOOP("Settings", "Fiscal year starts in"),
        QT_TRANSLATE_NOOP("Settings", "The first month of the year that quarters are counted in."),
        {
            1: QT_TRANSLATE_NOOP("Settings", "January"),
            2: QT_TRANSLATE_NOOP("Settings", "February"),
            3: QT_TRANSLATE_NOOP("Settings", "March"),
            4: QT_TRANSLATE_NOOP("Settings", "April"),
            5: QT_TRANSLATE_NOOP("Settings", "May"),
            6: QT_TRANSLATE_NOOP("Settings", "June"),
            7: QT_TRANSLATE_NOOP("Settings", "July"),
            8: QT_TRANSLATE_NOOP("Settings", "August"),
            9: QT_TRANSLATE_NOOP("Settings", "September"),
            10: QT_TRANSLATE_NOOP("Settings", "October"),
            11: QT_TRANSLATE_NOOP("Settings", "November"),
            12: QT_TRANSLATE_NOOP("Settings", "December"),
        },
    )
    week_start: int = _setting(
        0,
        QT_TRANSLATE_NOOP("Settings", "Week starts on"),
        QT_TRANSLATE_NOOP("Settings", "The first day of the weeks that figures are shown by."),
        {
            0: QT_TRANSLATE_NOOP("Settings", "Monday"),
            5: QT_TRANSLATE_NOOP("Settings", "Saturday"),
            6: QT_TRANSLATE_NOOP("Settings", "Sunday"),
        },
    )
    reporting_currency: str = _setting(
        "",
        QT_TRANSLATE_NOOP("Settings", "Reporting currency"),
        QT_TRANSLATE_NOOP("Settings", "The currency all amounts are converted to, such as EUR, USD "
                          "or CNY. Left empty, it is that of most deals."),
    )
    currency_unit: str = _setting(
        "auto",
        QT_TRANSLATE_NOOP("Settings", "Unit of big amounts"),
        QT_TRANSLATE_NOOP("Settings", "How big amounts are shortened. The whole is in the tip."),
        {
            "auto": QT_TRANSLATE_NOOP("Settings", "As usual in the language"),
            "one": QT_TRANSLATE_NOOP("Settings", "Whole amounts (元)"),
            "thousand": QT_TRANSLATE_NOOP("Settings", "Thousands"),
            "ten_thousand": QT_TRANSLATE_NOOP("Settings", "Ten thousands (万)"),
            "million": QT_TRANSLATE_NOOP("Settings", "Millions"),
            "hundred_million": QT_TRANSLATE_NOOP("Settings", "Hundred millions (亿)"),
        },
    )
    working_hours: tuple[Hours, ...] = _setting(
        (*[_NINE_TO_SIX] * 5, None, None),
        QT_TRANSLATE_NOOP("Settings", "Working hours"),
        QT_TRANSLATE_NOOP("Settings", "When somebody works, Monday to Sunday. Deadlines and "
                          "response times will count these hours."),
    )
    holidays: tuple[date, ...] = _setting(
        (),
        QT_TRANSLATE_NOOP("Settings", "Holidays"),
        QT_TRANSLATE_NOOP("Settings", "Days on which nobody works although the weekday says so."),
    )
    worked_days: tuple[date, ...] = _setting(
        (),
        QT_TRANSLATE_NOOP("Settings", "Days worked for a holiday"),
        QT_TRANSLATE_NOOP("Settings", "Days on which people work although the weekday says "
                          "not, such as a Sunday in exchange for a day off."),
    )

    def __post_init__(self) -> None:
        for one in fields(self):
            value, choices = getattr(self, one.name), one.metadata["choices"]
            same_type = type(value) is type(one.default)  # True is no month
            if not same_type or not (value in choices if choices else _FITS[one.name](value)):
                raise _bad(one.name, value)

    @classmethod
    def load(cls, paths: Paths) -> Settings:
        """What was saved, and defaults for the rest.

        Errors: CockpitError: settings.not_json with line and column, settings.bad_value with
        field and value, settings.unknown_field; the file is left as it is.
        """
        place = paths.settings_file
        try:
            text = place.read_text("utf-8")
            values = json.loads(text)
        except FileNotFoundError:
            return cls()
        except UnicodeDecodeError:
            raise CockpitError("settings.not_json", path=str(place), line=1, column=1) from None
        except json.JSONDecodeError as error:
            raise CockpitError(
                "settings.not_json", path=str(place), line=error.lineno, column=error.colno
            ) from error
        except OSError as error:
            raise private_files.refused(error, place) from error
        if not isinstance(values, dict):
            raise CockpitError("settings.not_json", path=str(place), line=1, column=1)
        try:
            return cls(**{name: _from_json(name, value) for name, value in values.items()
                          if name not in RETIRED})
        except CockpitError as error:
            raise CockpitError(error.code, **{**error.facts, "path": str(place)}) from error

    def save(self, paths: Paths) -> None:
        """Replace the file at once: old or new, never a mixture. Errors: CockpitError."""
        paths.make()
        text = json.dumps(asdict(self) | self._as_json(), ensure_ascii=False, indent=1)
        private_files.write(paths.settings_file, f"{text}\n".encode())

    def calendar(self) -> Calendar:
        """The company's calendar that these settings describe."""
        from models.calendars import Calendar

        return Calendar(
            self.timezone, self.fiscal_start_month, self.week_start, self.reporting_currency
        )

    def _as_json(self) -> dict[str, Any]:
        hours = (
            None if one is None else [f"{one[0]:%H:%M}", f"{one[1]:%H:%M}"]
            for one in self.working_hours
        )
        return {
            "working_hours": dict(zip(WEEKDAYS, hours, strict=True)),
            "holidays": [day.isoformat() for day in self.holidays],
            "worked_days": [day.isoformat() for day in self.worked_days],
        }


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # KeyError: no such zone; the others: odd file names
        return False
    return True


def _are_hours(week: tuple[Hours, ...]) -> bool:
    return len(week) == len(WEEKDAYS) and all(day is None or day[0] < day[1] for day in week)


RETIRED = frozenset({"reduced_motion"})
"""Choices that earlier versions kept; they are passed over."""

_FITS: dict[str, Callable[[Any], bool]] = {
    "timezone": _is_zone,
    "reporting_currency": lambda value: bool(re.fullmatch("([A-Z]{3})?", value)),
    "working_hours": _are_hours,
    "holidays": lambda value: all(type(day) is date for day in value),
    "worked_days": lambda value: all(type(day) is date for day in value),
}
"""For fields without `choices`: whether a value of the right type makes sense."""


def _from_json(name: str, value: Any) -> Any:
    if name not in {one.name for one in fields(Settings)}:
        raise CockpitError("settings.unknown_field", field=name)
    try:
        if name in ("holidays", "worked_days"):
            return tuple(date.fromisoformat(day) for day in value)
        if name == "working_hours":
            return tuple(_hours(value[day]) for day in WEEKDAYS)
    except (TypeError, ValueError, KeyError):
        raise _bad(name, value) from None
    return value


def _hours(pair: Any) -> Hours:
    if pair is None:
        return None
    start, end = pair
    return time.fromisoformat(start), time.fromisoformat(end)


def _bad(name: str, value: object) -> CockpitError:
    return CockpitError("settings.bad_value", field=name, value=str(value)[:80])
