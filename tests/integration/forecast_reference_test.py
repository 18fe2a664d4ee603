#!/usr/bin/env python3
"""Tests of the reference forecast itself: cases worked out by hand, and what is open by its definition."""

import json
import random
import unittest
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from forecast_reference import DAY, Plan, document_of, format_instant, parse_instant, read_plan, simulate, weekday
from zones_reference import EPOCH, zone

FIXTURES = sorted((Path(__file__).parent.parent / "data" / "forecast").glob("*.json"))
CHANGES = [("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"), ("America/Nuuk", "2024-03-30"),
           ("America/Santiago", "2026-09-05"), ("America/St_Johns", "2008-11-01"), ("Pacific/Apia", "2011-12-30"),
           ("Pacific/Kwajalein", "1993-08-21"), ("Australia/Lord_Howe", "2026-10-03"), ("Asia/Kathmandu", "2026-01-01")]


def sending_day_by_definition(plan, info, instant):
    """The sending day of an instant if it is open, else None: the specification's two sentences, word by word."""
    local = (EPOCH + timedelta(seconds=instant)).astimezone(info)
    day = local.date().toordinal() - EPOCH.toordinal()
    time = local.hour * 3600 + local.minute * 60 + local.second
    if plan.start < plan.end:
        is_open = plan.start <= time < plan.end
    else:
        is_open = time >= plan.start or time < plan.end
        day -= 0 if time >= plan.start else 1
    return day if is_open and weekday(day) in plan.send_days else None


class Reference(unittest.TestCase):
    def test_cases_worked_out_by_hand(self):
        self.assertTrue(FIXTURES)
        for path in FIXTURES:
            with self.subTest(path.stem):
                fixture = json.loads(path.read_text(encoding="utf-8"))
                forecast = simulate(read_plan(fixture))
                if "sent" in fixture["expected"]:
                    sent = [[lead, step, format_instant(instant)] for lead, step, instant, _ in forecast.actions]
                    self.assertEqual(sent, fixture["expected"]["sent"])
                document = document_of(forecast)
                for name, value in fixture["expected"]["output"].items():
                    self.assertEqual(document[name], value, name)

    def test_open_instants_by_definition(self):
        chance = random.Random(1)
        for name, day in CHANGES:
            begin = parse_instant(day + "T00:00:00Z") - DAY
            end = begin + 3 * DAY
            for start, finish in ((0, 5400), (4500, 6300), (6300, 4500), (79200, 21600), (82800, 0), (0, 86399)):
                send_days = frozenset(chance.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 6))
                plan = Plan(zone(name), start, finish, send_days, 1, 60, [0], 0, begin)
                pieces = iter([*plan.pieces(begin, end), (end, end, None)])
                low, high, sending_day = next(pieces)
                info = ZoneInfo(name)
                with self.subTest(f"{name} {day} {start}-{finish}"):
                    for instant in range(begin, end, 60):
                        while instant >= high and sending_day is not None:
                            low, high, sending_day = next(pieces)
                        expected = sending_day if low <= instant < high else None
                        self.assertEqual(expected, sending_day_by_definition(plan, info, instant), instant)

    def test_instants_round_up(self):
        self.assertEqual(parse_instant("1970-01-01T00:00:10Z"), 10)
        self.assertEqual(parse_instant("1970-01-01T00:00:10.000Z"), 10)
        self.assertEqual(parse_instant("1970-01-01T00:00:10.000000001Z"), 11)
        self.assertEqual(parse_instant("1970-01-01T02:00:10.5+01:30"), 1811)


if __name__ == "__main__":
    unittest.main()
