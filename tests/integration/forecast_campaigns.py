"""Random campaign files for comparing two forecasts: everything that matters to a plan, most of it near an edge."""

import calendar

from forecast_reference import DAY, WEEKDAYS, format_instant
from zones_reference import zone, zone_names

ZONES = ("UTC", "America/New_York", "Europe/London", "Europe/Dublin", "Australia/Lord_Howe", "Africa/Cairo",
         "America/Santiago", "Asia/Kolkata", "Pacific/Apia", "Pacific/Kwajalein", "Africa/Casablanca",
         "Antarctica/Troll", "Asia/Kathmandu", "Pacific/Chatham", "America/Nuuk", "America/St_Johns",
         "America/Havana", "Asia/Gaza", "Pacific/Kiritimati", "Asia/Pyongyang", "America/Caracas", "Asia/Tehran",
         "Pacific/Fakaofo", "Europe/Lisbon", "Etc/GMT-14", "US/Hawaii")
YEAR = 365 * DAY


def years(first, last):
    return calendar.timegm((first, 1, 1, 0, 0, 0)), calendar.timegm((last, 1, 1, 0, 0, 0))


HISTORY = years(1990, 2041)
FUTURE = years(2041, 2101)  # where zones change by rule only
FAR_FUTURE = years(2101, 9980)
FAR_PAST = years(1905, 1990)  # offsets that are no whole minutes, and changes of many kinds


def format_time(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def time_text(chance, seconds):
    """Seconds may be left out where they are zero."""
    text = format_time(seconds)
    return text[:5] if seconds % 60 == 0 and chance.random() < 0.2 else text


def launch_near_change(chance, place):
    """(launch, time of day at which the clock changes): some while before or shortly after a change, if there is
    one within a year."""
    begin = chance.randrange(*chance.choices((HISTORY, FUTURE, FAR_FUTURE, FAR_PAST), (85, 7, 3, 5))[0])
    changes = [instant for instant, _ in place.changes(begin, begin + YEAR)]
    if not changes or chance.random() < 0.2:
        return begin, chance.randrange(DAY)
    change = chance.choice(changes)
    before = chance.choice((0, 1, -1, 3600, -3600, chance.randrange(-DAY, DAY), chance.randrange(3 * DAY),
                            chance.randrange(3 * DAY), chance.randrange(3 * DAY), chance.randrange(40 * DAY)))
    return change - before, place.label(change - chance.randrange(2)) % DAY


def window(chance, change_time):
    """(start, end): never equal, overnight or of any size."""
    def near():
        return (change_time + chance.choice((-7200, -3600, -1800, -900, 0, 0, 1, 900, 1800, 3600, 7200))) % DAY

    def anywhere():
        return chance.choice((chance.randrange(DAY), chance.randrange(24) * 3600, chance.randrange(96) * 900))

    start, end = chance.choice((
        lambda: (9 * 3600, 17 * 3600),
        lambda: (0, DAY - 1),
        lambda: (near(), near()),
        lambda: (near(), anywhere()),
        lambda: (anywhere(), near()),
        lambda: (anywhere(), anywhere()),
        lambda: (anywhere(), 0),
        lambda: (0, anywhere()),
        lambda: (start_of_tiny := near(), start_of_tiny + chance.randint(1, 3600)),
        lambda: (start_of_wide := near() + chance.randint(1, 1800), start_of_wide - chance.randint(1, 1800)),
        lambda: (start_of_wide := near(), start_of_wide - chance.randint(1, 1800)),
    ))()
    start, end = start % DAY, end % DAY
    return (start, end) if start != end else (start, (end + 1) % DAY)


def schedule_across_change(chance):
    """A window cut, doubled or interleaved with the next day's by a change of the clock, soon after the launch."""
    place = zone(chance.choice([name for name in ZONES if "/" in name]))
    changes = list(place.changes(*HISTORY))
    if not changes:
        return schedule(chance, place.name)
    change = chance.choice(changes)[0]
    low, high = sorted((place.label(change - 1) + 1, place.label(change)))
    margin = chance.choice((0, 900, 3600))
    first, second = (chance.choice((low, high, anywhere, anywhere)) % DAY
                     for anywhere in (chance.randint(low - margin, high + margin) for _ in range(2)))
    if first == second:
        second = (second + 1) % DAY
    members = {"daily_limit": chance.choice((chance.randint(1, 60), chance.randint(1, 60), 1000)),
               "sending_window_start": time_text(chance, first), "sending_window_end": time_text(chance, second),
               "min_interval_seconds": chance.choice((60, 300, chance.randint(60, 1800))), "timezone": place.name}
    return members, change - chance.randrange(chance.choice((3600, 7200, 7200, 36 * 3600)))


def send_days(chance):
    days = chance.choice((list(WEEKDAYS), list(WEEKDAYS[:5]), chance.sample(WEEKDAYS, chance.randint(1, 7))))
    chance.shuffle(days)
    return days


def delay(chance):
    if chance.random() < 0.02:
        return chance.choice((3650, 3658, 3659, 3660, 3661, 10 ** 6, 2 ** 31, 2 ** 62))
    if chance.random() < 0.05:
        return chance.randint(15, 400)
    return chance.choice((0, 0, 1, 1, 1, 2, 3, 4, 7, chance.randint(0, 14), chance.randint(0, 14)))


def instant_text(chance, instant):
    """The instant, or up to a second less: a fraction rounds up to it."""
    fraction = chance.choice(("", "", "", ".000", ".5", ".001", ".000001", ".123456789"))
    if fraction.strip(".0"):
        instant -= 1
    offset = chance.choice((0, 0, 0, 5 * 3600 + 1800, -8 * 3600, 14 * 3600))
    text = format_instant(instant + offset)[:-1] + fraction
    if offset == 0:
        return text + "Z"
    return text + ("+" if offset > 0 else "-") + format_time(abs(offset))[:5]


def lead_count(chance, limit):
    if limit == 1 and chance.random() < 0.3:
        return chance.randint(3000, 6000)
    return chance.choice((0, 1, *(chance.randint(2, most) for most in (5, 20, 20, 100, 300, 300, 1000, 3000))))


def schedule(chance, name):
    """(the campaign's members, launch)."""
    launch, change_time = launch_near_change(chance, zone(name))
    start, end = window(chance, change_time)
    members = {
        "daily_limit": chance.choice((1, 2, 3, chance.randint(1, 20), chance.randint(1, 200), 500, 10000,
                                      chance.randint(1, 10000))),
        "sending_window_start": time_text(chance, start), "sending_window_end": time_text(chance, end),
        "min_interval_seconds": chance.choice((60, 60, 61, 300, 600, 900, 3600, chance.randint(60, 3600))),
        "timezone": name}
    if chance.random() < 0.1:
        del members["sending_window_start"], members["sending_window_end"]
    for key in ("daily_limit", "min_interval_seconds", "timezone"):
        if chance.random() < 0.05:
            del members[key]
    return members, launch


def random_case(chance):
    """(campaign file's document, options given to the command beside it: members of editor.forecast)."""
    if chance.random() < 0.2:
        campaign, launch = schedule_across_change(chance)
    else:
        name = chance.choice(ZONES) if chance.random() < 0.8 else chance.choice(zone_names())
        campaign, launch = schedule(chance, name)
    campaign["send_days"] = send_days(chance)
    steps = chance.choice((1, 2, 2, 3, 3, 4, chance.randint(1, 10)))
    first_delay = 0 if chance.random() < 0.7 else delay(chance)
    delays = [first_delay] + [delay(chance) for _ in range(steps - 1)]
    campaign["steps"] = [{"channel": chance.choice(("email", "linkedin")), "delay_days": days} for days in delays]

    def settings():
        return {"leads": lead_count(chance, campaign.get("daily_limit")),
                "launch_at": instant_text(chance, launch),
                "order": chance.choice(("follow-ups-first", "new-leads-first")),
                "delay": chance.choice(("elapsed", "calendar", "sending-days")),
                "pacing": chance.choice(("asap", "asap", "spread")),
                "drop_out": [chance.choice((0, chance.randint(0, 1000), chance.randint(0, 9999)))
                             for _ in range(chance.randint(1, steps))]}

    given = {key: value for key, value in settings().items() if chance.random() < 0.6}
    in_file = {key: value for key, value in settings().items() if chance.random() < 0.5}
    if chance.random() < 0.6:
        given.pop("drop_out", None), in_file.pop("drop_out", None)
    if chance.random() < 0.3:
        campaign["start_date"] = instant_text(chance, launch)
        campaign["launch_type"] = chance.choice(("scheduled", "scheduled", "immediate"))
    bare = chance.random() < 0.1
    known = given if bare else {**in_file, **given}
    for key in ("leads", "launch_at"):
        if key not in known:
            given[key] = settings()[key]
    if bare:
        return campaign, given
    return {"format": "fairlead-campaign", "version": 1, "campaign": campaign,
            "editor": {"forecast": in_file}}, given
