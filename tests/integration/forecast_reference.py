#!/usr/bin/env python3
"""A second forecast, written from the specification alone: one action after the other, plain rather than fast.

It shares no code with the program and no way of thinking about time: offsets come from Python's zoneinfo, and what
is open is found by asking which labels the clock shows. The options are those of `fairlead forecast`; so is the
JSON that it prints, but for findings and reasons.

    forecast_reference.py FILE [--leads N] [--launch-at INSTANT] [--order O] [--delay D] [--pacing P]
                          [--drop-out n1,n2,...] [--actions OUT.csv]
"""

import argparse
import calendar
import heapq
import json
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from zones_reference import EPOCH, Zone, zone

DAY = 86400
HORIZON_DATES = 3660
NEVER = float("inf")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_instant(text):
    """UTC seconds since 1970 of an ISO 8601 instant; any fraction of a second rounds up."""
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))", text)
    local, fraction, sign, hours, minutes = parts.groups()
    seconds = calendar.timegm(datetime.fromisoformat(local).timetuple())
    if sign:
        seconds -= (1 if sign == "+" else -1) * (int(hours) * 3600 + int(minutes) * 60)
    return seconds + (1 if fraction and int(fraction) else 0)


def format_instant(instant):
    if instant is None:
        return None
    return (EPOCH + timedelta(seconds=instant)).strftime("%Y-%m-%dT%H:%M:%SZ")


def format_date(day):
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def parse_time(text):
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + sum(seconds)


def weekday(day):
    """The name of the weekday of a date, given in days since 1970-01-01, a Thursday."""
    return WEEKDAYS[(day + 3) % 7]


@dataclass
class Plan:
    """What a forecast depends on. Dates are days since 1970-01-01, instants UTC seconds, times seconds of the day."""

    zone: Zone
    start: int
    end: int
    send_days: frozenset
    daily_limit: int
    min_interval: int
    delays: list
    leads: int
    launch: int
    order: str = "follow-ups-first"
    delay: str = "elapsed"
    pacing: str = "asap"
    drop_out: tuple = ()

    def __post_init__(self):
        self.launch_date = self.zone.label(self.launch) // DAY
        # A sending day's window in labels, counted from the date's midnight; overnight it ends on the next date.
        self.window_end = self.end if self.start < self.end else DAY + self.end

    def pieces(self, begin, end, before=NEVER):
        """(begin, end, sending day) of what is open in [begin, end) while the clock shows less than the label
        `before`, in order: where the clock runs evenly, the labels of a sending day are one stretch."""
        for low, high, offset in self.zone.spans(begin, end):
            for day in range((low + offset) // DAY - 1, (high + offset) // DAY + 1):
                opens = max(low, day * DAY + self.start - offset)
                closes = min(high, day * DAY + self.window_end - offset, before - offset)
                if weekday(day) in self.send_days and opens < closes:
                    yield opens, closes, day

    def pieces_of_day(self, day):
        """(begin, end) of all that is open of a sending day, before the launch and past the horizon, too."""
        around = self.pieces((day - 2) * DAY, (day + 4) * DAY)
        return [(begin, end) for begin, end, sending_day in around if sending_day == day]

    def gap(self, day):
        """Least seconds from the action before to an action of this sending day."""
        if self.pacing == "asap":
            return self.min_interval
        open_seconds = sum(end - begin for begin, end in self.pieces_of_day(day))
        return max(self.min_interval, open_seconds // self.daily_limit)

    def first_label(self, label, before):
        """The first instant at which the clock shows `label` or later, yet earlier than `before`; else None."""
        middle = label // DAY * DAY
        for begin, end, offset in self.zone.spans(middle - 3 * DAY, middle + 4 * DAY):
            instant = max(begin, label - offset)
            if instant < end and instant + offset < before:
                return instant
        return None

    def due(self, instant, day, days):
        """When something falls due that is delayed by `days` after `instant`, which counts for the date `day`."""
        if self.delay == "elapsed":
            return instant + days * DAY
        if days == 0:
            return instant
        if self.delay == "calendar":
            day += days
        else:
            while days > 0 and day <= self.launch_date + HORIZON_DATES:
                day += 1
                days -= weekday(day) in self.send_days
        if day > self.launch_date + HORIZON_DATES:
            return NEVER
        first = self.first_label(day * DAY + self.start, (day + 1) * DAY)
        return self.first_label((day + 1) * DAY, NEVER) if first is None else first

    def pieces_in_reach(self):
        """What is open from the launch on, on the dates that are looked at."""
        end = self.launch_date + HORIZON_DATES
        return self.pieces(self.launch, (end + 3) * DAY, before=end * DAY)

    def leaves(self, step, number):
        """Whether the lead of the action `number` (from 0, in sending order) of a step leaves after it."""
        share = self.drop_out[step - 1] if step <= len(self.drop_out) else 0
        return (number + 1) * share // 10000 > number * share // 10000


@dataclass
class Forecast:
    plan: Plan
    actions: list  # (lead, step, instant, sending day), in sending order
    first_due: int  # of every first contact
    follow_up_dues: list  # of every follow-up whose step before was sent, sorted
    unsent: int

    def due_before(self, instant):
        """How many actions fell due before an instant, sent or not."""
        contacts = self.plan.leads if self.first_due < instant else 0
        return contacts + bisect_left(self.follow_up_dues, instant)


def simulate(plan):
    """Acts at the earliest instant that is open, within the day's limit, far enough from the action before, and at
    which something is due; takes one action; and again."""
    steps = len(plan.delays)
    first_due = plan.due(plan.launch, plan.launch_date, plan.delays[0])
    next_lead = 0  # the lowest-numbered one not yet contacted
    follow_ups = []  # (due, -step, lead): what goes first is smallest
    actions = []
    dues = []
    sent_of_day = Counter()
    sent_of_step = Counter()
    unsent = plan.leads * steps

    for begin, end, day in plan.pieces_in_reach():
        if next_lead == plan.leads and not follow_ups:
            break
        gap = plan.gap(day)
        while sent_of_day[day] < plan.daily_limit:
            instant = max(begin, min(first_due if next_lead < plan.leads else NEVER,
                                     follow_ups[0][0] if follow_ups else NEVER))
            if actions:
                instant = max(instant, actions[-1][2] + gap)
            if instant >= end:
                break

            contact_due = next_lead < plan.leads and first_due <= instant
            follow_up_due = bool(follow_ups) and follow_ups[0][0] <= instant
            if contact_due and (plan.order == "new-leads-first" or not follow_up_due):
                lead, step = next_lead, 1
                next_lead += 1
            else:
                _, negative_step, lead = heapq.heappop(follow_ups)
                step = -negative_step

            actions.append((lead, step, instant, day))
            leaves = plan.leaves(step, sent_of_step[step])
            sent_of_day[day] += 1
            sent_of_step[step] += 1
            unsent -= 1
            if leaves:
                unsent -= steps - step
            elif step < steps:
                due = plan.due(instant, day, plan.delays[step])
                heapq.heappush(follow_ups, (due, -(step + 1), lead))
                dues.append(due)

    return Forecast(plan, actions, first_due, sorted(dues), unsent)


def day_rows(forecast):
    """One row for each sending day with an action, by date."""
    plan = forecast.plan
    instants = [instant for _, _, instant, _ in forecast.actions]
    by_day = {}
    for _, step, _, day in forecast.actions:
        by_day.setdefault(day, [0] * len(plan.delays))[step - 1] += 1
    rows = []
    for day, by_step in sorted(by_day.items()):
        pieces = plan.pieces_of_day(day)
        opens, closes = pieces[0][0], pieces[-1][1]
        # Nothing is sent before it is due, so what fell due before `closes` and was not sent by then has waited.
        waited = forecast.due_before(closes) > bisect_left(instants, closes)
        used_up = sum(by_step) == plan.daily_limit
        rows.append({"date": format_date(day), "opens": format_instant(opens), "closes": format_instant(closes),
                     "total": sum(by_step), "by_step": by_step,
                     "bottleneck": "none" if not waited else "limit" if used_up else "window"})
    return rows


def document_of(forecast):
    """The JSON document of `fairlead forecast --json`, without findings."""
    plan = forecast.plan
    by_step = {step: [] for step in range(1, len(plan.delays) + 1)}
    for _, step, instant, _ in forecast.actions:
        by_step[step].append(instant)

    def ends(instants):
        return (format_instant(instants[0]), format_instant(instants[-1])) if instants else (None, None)

    first, last = ends([instant for _, _, instant, _ in forecast.actions])
    return {
        "assumptions": {"order": plan.order, "delay": plan.delay, "pacing": plan.pacing, "zone": plan.zone.name,
                        "launch": format_instant(plan.launch)},
        "leads": plan.leads, "actions": len(forecast.actions),
        "complete": forecast.unsent == 0, "unsent": forecast.unsent,
        "first_action": first, "last_action": last,
        "steps": [{"step": step, "actions": len(instants), "first": ends(instants)[0], "last": ends(instants)[1]}
                  for step, instants in by_step.items()],
        "days": day_rows(forecast)}


def csv_of(forecast):
    lines = ["lead,step,sent_at"]
    lines += [f"{lead},{step},{format_instant(instant)}" for lead, step, instant, _ in forecast.actions]
    return "\n".join(lines) + "\n"


def read_plan(document, options=None):
    """The plan of a parsed campaign file; `options` has the members of `editor.forecast` and wins over them."""
    campaign = document["campaign"] if "format" in document else document
    settings = {**document.get("editor", {}).get("forecast", {}), **(options or {})}
    if campaign.get("launch_type") == "scheduled":
        launch = parse_instant(campaign["start_date"])
    elif "launch_at" in settings:
        launch = parse_instant(settings["launch_at"])
    else:
        launch = calendar.timegm(datetime.now(timezone.utc).timetuple()) + 1
    assumptions = {key: settings[key] for key in ("order", "delay", "pacing") if key in settings}
    return Plan(zone=zone(campaign.get("timezone", "UTC")),
                start=parse_time(campaign.get("sending_window_start", "09:00:00")),
                end=parse_time(campaign.get("sending_window_end", "17:00:00")),
                send_days=frozenset(campaign["send_days"]),
                daily_limit=campaign.get("daily_limit", 500),
                min_interval=campaign.get("min_interval_seconds", 300),
                delays=[step["delay_days"] for step in campaign["steps"]],
                leads=settings["leads"], launch=launch, drop_out=tuple(settings.get("drop_out", ())), **assumptions)


def main():
    parser = argparse.ArgumentParser(description="Forecast a campaign, one action after the other.")
    parser.add_argument("file")
    parser.add_argument("--leads", type=int)
    parser.add_argument("--launch-at")
    parser.add_argument("--order", choices=("follow-ups-first", "new-leads-first"))
    parser.add_argument("--delay", choices=("elapsed", "calendar", "sending-days"))
    parser.add_argument("--pacing", choices=("asap", "spread"))
    parser.add_argument("--drop-out", type=lambda text: [int(part) for part in text.split(",")])
    parser.add_argument("--actions", metavar="OUT.csv")
    given = {name: value for name, value in vars(parser.parse_args()).items() if value is not None}
    with open(given.pop("file"), encoding="utf-8") as file:
        document = json.load(file)
    actions_file = given.pop("actions", None)
    forecast = simulate(read_plan(document, given))
    if actions_file:
        with open(actions_file, "w", encoding="utf-8", newline="") as file:
            file.write(csv_of(forecast))
    print(json.dumps(document_of(forecast), indent=2))


if __name__ == "__main__":
    main()
