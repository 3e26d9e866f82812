"""Whether customers get what the policy of their grade owes them (requirements S0-29 to S0-31)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from models.customers.base import base_of, moment
from models.customers.contacts import DAY, Stream
from models.customers.directory import Directory
from models.customers.grades import GRADES, grade_book, grade_document
from models.customers.leaving_dates import left_by
from models.customers.rows import account_members
from models.facts import ACCOUNTS
from models.instants import to_micros
from models.intervals import wilson
from models.members import Members, counted
from models.metric import NAN, Answer, Cell, Key, Metric, Question, Row, Source
from models.wording import QT_TRANSLATE_NOOP

Floats = npt.NDArray[np.float64]


def compute(question: Question, source: Source) -> Answer:
    """One row per grade: the share of its customers who got their touches in the last weeks, and
    where the policy owes one the visit by the management. Of a younger customer as many whole
    touches are asked as fell due since it came, and no visit before its time. `detail.missed`
    lists the others, those with the fewest touches first; `detail.customers` are all of them."""
    base, document = base_of(question, source), grade_document(question)
    directory, contacts, book = base.directory(source), base.contacts(source), \
        grade_book(question, source)
    n, at, weeks = len(directory), to_micros(moment(question)), int(question.options["weeks"])
    touches = contacts.every.count(at, 7 * weeks, n)
    met = contacts.meetings.last(at, n)
    age = (at - _known_since(directory, contacts.every, at)) / DAY
    places = directory.chosen(question)
    places = places[~left_by(question, source, at)[places]]
    split = [directory.columns[name] for name in question.by]
    groups: dict[tuple[Key, ...], list[int]] = {} if split else {(): []}
    for place in places.tolist():
        key = tuple(column.keys[int(column.codes[place])] for column in split)
        groups.setdefault(key, []).append(place)
    rows = []
    for key in sorted(groups, key=lambda one: [(part is None, str(part)) for part in one]):
        group = np.array(groups[key], np.int64)
        for code, grade in enumerate(GRADES):
            policy = document.policy(grade)
            mine = group[book.grade[group] == code]
            owed = policy.touches_per_week * weeks
            judged = owed > 0 or bool(policy.executive_days)
            here = np.minimum(age[mine] / 7, weeks)
            due = np.where(here < weeks, np.floor(policy.touches_per_week * here), owed)
            visited = np.ones(len(mine), bool)
            if policy.executive_days:
                visited = (met[mine] >= at - policy.executive_days * DAY) | (
                    age[mine] < policy.executive_days)
            covered = (touches[mine] >= due) & visited
            short = np.flatnonzero(~covered) if judged else np.zeros(0, np.intp)
            short = short[np.argsort(touches[mine][short], kind="stable")]
            share = float(covered.mean()) if len(mine) and judged else NAN
            low, high = wilson(int(covered.sum()), len(mine)) if judged else (NAN, NAN)
            rows.append(Row(
                dict(zip(question.by, key, strict=True)) | {"grade": grade}, share,
                float(covered.sum()) if judged else NAN, float(len(mine)), len(mine),
                float(low), float(high),
                {"owed": owed, "touches_per_week": policy.touches_per_week,
                 "executive_days": policy.executive_days, "channel": policy.channel,
                 "median_touches": float(np.median(touches[mine])) if len(mine) else NAN,
                 "missed": [{"account": directory.keys[mine[i]], "touches": int(touches[mine[i]]),
                             "due": float(due[i]), "visited": bool(visited[i])} for i in short],
                 "customers": [directory.keys[place] for place in mine]}))
    return Answer(tuple(rows))


def _known_since(directory: Directory, touches: Stream, at: int) -> Floats:
    """When each customer came: its first deal or the first touch by `at`, in microseconds; where
    neither is known, ever so long ago."""
    found = directory.created.view(np.int64).astype(float)
    found[np.isnat(directory.created)] = np.inf
    rows = slice(touches.until(at))
    np.minimum.at(found, touches.place[rows], touches.when[rows].astype(float))
    found[np.isinf(found)] = -np.inf
    return found


def members(question: Question, source: Source, cell: Cell) -> Members:
    """The customers of the grade; those count who got what they are owed."""
    rows = [row for row in compute(question, source).rows
            if all(row.by.get(name) == key for name, key in cell.items())]
    missed = {one["account"] for row in rows for one in row.detail["missed"]}
    owed = {account for row in rows if row.detail["owed"] > 0 or row.detail["executive_days"]
            for account in row.detail["customers"]}
    found = account_members(question, source, {}, [
        Row({"account": account}, 1.0) for row in rows for account in row.detail["customers"]])
    keys = found.columns["account"].tolist()
    return counted(found, np.array([key in owed and key not in missed for key in keys], bool))


METRIC = Metric(
    key="policy_coverage",
    label=QT_TRANSLATE_NOOP("metrics", "Coverage of the policy"),
    unit="ratio",
    section="15",
    definition=QT_TRANSLATE_NOOP(
        "metrics",
        "Share of the customers of a grade who got as many touches in the last weeks as its "
        "policy owes them, and where it owes one a meeting within the time for a visit by the "
        "management; who took part in a meeting is not known. Any activity done counts as a "
        "touch. Of a customer who came within that time only what has fallen due since is asked. "
        "Grades that are owed nothing have no share."),
    facts=(ACCOUNTS,),
    answers=compute,
    lists=members,
    options={"weeks": ("4", "2", "8", "12")},
    dated=False,
    row_dimensions=("grade",),
)
