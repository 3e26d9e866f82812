"""What the forecast dialogue says about a person's figures."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.dialogs.submission_data import Beside, KeyNode
from cockpit.formats import Formats
from cockpit.translation import tr
from models.metric import TOO_FEW
from models.money import to_major, to_minor
from models.own_submissions import Own

SHOWN = 4  # earlier versions told


def verified_nodes(own: Own, formats: Formats) -> str:
    """What level 2 ticked when it handed in a call."""
    ticked, looked = own.nodes
    return tr("verified {n} of {all} key deals ({share})").format(
        n=formats.integer(ticked), all=formats.integer(looked),
        share=formats.percent(ticked / looked, 0))


class BesideWords:
    """Sentences in the window's language, from one `Beside`."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats

    def figures(self, found: Beside) -> str:
        """Closed, commit, best case and the two readings that are never added."""
        def money(name: str) -> str:
            return self._formats.money(found.amounts[name], found.currency)

        return tr("Closed {closed}, commit {commit}, best case {best}, pipeline {pipeline}. Signed "
                  "or paid {committed}; weighted open deals {weighted}; commit without evidence "
                  "{bare}.").format(
            closed=money("closed"), commit=money("commit"), best=money("best_case"),
            pipeline=money("pipeline"), committed=money("committed"), weighted=money("weighted"),
            bare=money("without_evidence"))

    def usual(self, found: Beside) -> str:
        """How this person's calls lay beside what came, and the call that holds."""
        parts = []
        one = found.leaning
        if one is None or one.bias != one.bias:
            parts.append(tr("No call of a period that is over."))
        elif abs(one.bias) < 0.005:
            parts.append(tr("Usually right on average (over {n} periods).").format(n=one.periods))
        else:
            words = tr("Usually {share} too high (over {n} periods).") if one.bias > 0 else tr(
                "Usually {share} too low (over {n} periods).")
            parts.append(words.format(share=self._formats.percent(abs(one.bias)), n=one.periods))
        if one is not None and one.periods < TOO_FEW:
            parts.append(tr("That is too few to judge by."))
        if found.last == found.last:
            parts.append(tr("Last call: {amount} on {moment}.").format(
                amount=self._formats.money(found.last, found.currency),
                moment=self._formats.moment(found.last_at)))
        return " ".join(parts)

    def tone(self, found: Beside) -> str:
        return "bad" if found.leaning is not None and found.leaning.kind else "muted"

    def verified(self, nodes: Sequence[KeyNode], found: Beside) -> str:
        """What the ticked deals add up to, beside what is closed."""
        total = sum(node.amount for node in nodes if node.amount == node.amount)
        return tr("Verified: {n} of {all} deals, {amount}; with what is closed {total}.").format(
            n=len(nodes), all=len(found.nodes),
            amount=self._formats.money(total, found.currency),
            total=self._formats.money(total + found.amounts["closed"], found.currency))

    def earlier(self, versions: Sequence[Own]) -> str:
        """Versions entered here, the newest first."""
        if not versions:
            return tr("Nothing was entered here for this period yet.")
        lines = [tr("{moment}: {amount}, by {author}").format(
            moment=self._formats.moment(own.at), amount=self.amount(own), author=own.author)
            + self._nodes(own) for own in versions[:SHOWN]]
        if len(versions) > SHOWN:
            lines.append(tr("and {count} earlier ones").format(count=len(versions) - SHOWN))
        return tr("Versions entered here:") + "\n" + "\n".join(lines)

    def _nodes(self, own: Own) -> str:
        """How many key deals level 2 had verified for a version."""
        return f"; {verified_nodes(own, self._formats)}" if own.nodes[1] else ""

    def amount(self, own: Own) -> str:
        return self._formats.money(to_minor(own.entry.amount, own.entry.currency),
                                   own.entry.currency, compact=False)

    def whole(self, minor: float, currency: str) -> str:
        """An amount as it may be typed; empty for none."""
        if minor != minor:
            return ""
        return self._formats.locale.toString(float(to_major(round(minor), currency)), "f", 2)
