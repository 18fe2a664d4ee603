#!/usr/bin/env python3
"""UTC offsets of time zones by Python's zoneinfo: what the program's own zone arithmetic is compared with.

As a program it prints, for every zone of the installed tz database, one line `ZONE SECONDS OFFSET` for the first
instant asked for and one more for each instant at which the offset changes. SECONDS are UTC since 1970, OFFSET is
seconds east of UTC from that instant on. Changes of the abbreviation or of the daylight flag alone are left out.

    zones_reference.py [--from YEAR] [--to YEAR] [ZONE...]
"""

import argparse
import calendar
import sys
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)

# Offsets are compared this far apart; a change in between is found by halving. Since 1970 no zone has changed twice
# within six days.
STRIDE = 4 * 86400
CHUNK = 100 * STRIDE


class Zone:
    """A named zone as offsets over time, asked from zoneinfo one instant at a time."""

    def __init__(self, name):
        self.name = name
        self._info = ZoneInfo(name)
        self._chunks = {}

    def offset(self, instant):
        """Seconds east of UTC at an instant (UTC seconds since 1970)."""
        offset = (EPOCH + timedelta(seconds=instant)).astimezone(self._info).utcoffset()
        return offset // timedelta(seconds=1)

    def label(self, instant):
        """The wall clock as one number: days since 1970-01-01 times 86 400 plus the second of the day."""
        return instant + self.offset(instant)

    def changes(self, begin, end):
        """(instant, offset from then on) of each change in begin < instant < end, in order."""
        for number in range(begin // CHUNK, end // CHUNK + 1):
            if number not in self._chunks:
                self._chunks[number] = list(self._changes_of_chunk(number * CHUNK))
            yield from (change for change in self._chunks[number] if begin < change[0] < end)

    def spans(self, begin, end):
        """(begin, end, offset) of the spans of one offset that make up [begin, end), in order."""
        offset = self.offset(begin)
        for instant, following in self.changes(begin, end):
            yield begin, instant, offset
            begin, offset = instant, following
        yield begin, end, offset

    def _changes_of_chunk(self, begin):
        """The changes in begin < instant <= begin + CHUNK."""
        offset = self.offset(begin)
        for low in range(begin, begin + CHUNK, STRIDE):
            high = low + STRIDE
            following = self.offset(high)
            if following != offset:
                while high - low > 1:
                    middle = (low + high) // 2
                    if self.offset(middle) == offset:
                        low = middle
                    else:
                        high = middle
                yield high, following
                offset = following


@lru_cache(maxsize=None)
def zone(name):
    return Zone(name)


def zone_names():
    """Every zone of the tz database: not the computer's own setting, nor the sign that there is none."""
    return sorted(available_timezones() - {"localtime", "Factory"})


def main():
    parser = argparse.ArgumentParser(description="Print the UTC offsets of time zones and when they change.")
    parser.add_argument("--from", dest="first", type=int, default=2000, metavar="YEAR")
    parser.add_argument("--to", dest="last", type=int, default=2040, metavar="YEAR", help="this year included")
    parser.add_argument("zones", nargs="*", metavar="ZONE", help="default: all")
    options = parser.parse_args()
    begin = calendar.timegm((options.first, 1, 1, 0, 0, 0))
    end = calendar.timegm((options.last + 1, 1, 1, 0, 0, 0))
    for name in options.zones or zone_names():
        lines = [(begin, zone(name).offset(begin)), *zone(name).changes(begin, end)]
        sys.stdout.write("".join(f"{name} {instant} {offset}\n" for instant, offset in lines))


if __name__ == "__main__":
    main()
