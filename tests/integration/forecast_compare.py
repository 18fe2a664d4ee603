#!/usr/bin/env python3
"""Compares `fairlead forecast` with the reference forecast: every action, every row, to the second.

First come the hand-worked cases of tests/data/forecast, then N random campaigns over all options and many zones.
Case i of a seed is always the same campaign. The first difference ends the run; the campaign file stays, with the
commands that show the difference again.

    forecast_compare.py PROGRAM [--cases N] [--seed S] [--only I] [--keep DIR]
"""

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from forecast_campaigns import random_case
from forecast_reference import csv_of, document_of, format_instant, read_plan, simulate
from zones_reference import zone_names

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "data" / "forecast"
TIME_LIMIT = 60


class Difference(Exception):
    pass


def arguments_of(options):
    """The members of editor.forecast as options of the command."""
    arguments = []
    for name, value in options.items():
        text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
        arguments += ["--" + name.replace("_", "-"), text]
    return arguments


def run(command, environment):
    try:
        result = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, env=environment, check=False)
    except subprocess.TimeoutExpired as late:
        raise Difference(f"no answer within {TIME_LIMIT} s") from late
    if result.returncode != 0:
        raise Difference(f"exit code {result.returncode}, not 0\n"
                         + (result.stdout + result.stderr).decode(errors="replace"))
    try:
        return json.loads(result.stdout)
    except ValueError as error:
        raise Difference(f"standard output is not one JSON document: {error}") from error


def expect(what, ours, theirs):
    """Both are JSON values; names the innermost member that differs."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name, value in ours.items():
            expect(f"{what}/{name}", value, theirs.get(name, "(absent)"))
    elif isinstance(ours, list) and isinstance(theirs, list):
        for index, (mine, other) in enumerate(zip(ours, theirs)):
            expect(f"{what}/{index}", mine, other)
        if len(ours) != len(theirs):
            raise Difference(f"{what}: the reference has {len(ours)} elements, the program {len(theirs)}")
    elif ours != theirs or isinstance(ours, bool) != isinstance(theirs, bool):
        raise Difference(f"{what}: the reference has {json.dumps(ours)}, the program {json.dumps(theirs)}")


def expect_actions(ours, theirs):
    """Both are texts of actions files."""
    if ours == theirs:
        return
    ours, theirs = ours.split("\n"), theirs.split("\n")
    for number, (mine, other) in enumerate(zip(ours, theirs)):
        if mine != other:
            before = "".join(f"\n   both: {line}" for line in ours[max(1, number - 2):number])
            raise Difference(f"action {number} (lead,step,sent_at):{before}\n   reference: {mine!r}\n"
                             f"   program:   {other!r}")
    raise Difference(f"the reference has {len(ours)} lines of actions, the program {len(theirs)}")


def expect_single(forecast, lead, step, answer):
    """The answer for one lead and step: the instant, and what the reasons say about how it came about."""
    sent = {kind: (instant, day) for other, kind, instant, day in forecast.actions if other == lead}
    sent_at = format_instant(sent[step][0]) if step in sent else None
    what = f"--lead {lead} --step {step}"
    expect(what, {"lead": lead, "step": step, "sent_at": sent_at}, answer)

    reasons = [(reason["reason"], reason["at"]) for reason in answer["why"]]
    named = dict(reasons)
    plan = forecast.plan
    if step == 1:
        due = forecast.first_due
        expect(f"{what}/why/launch", format_instant(plan.launch), named.get("launch"))
    elif step - 1 in sent:
        earlier, day = sent[step - 1]
        due = plan.due(earlier, day, plan.delays[step - 1])
        expect(f"{what}/why/sent", format_instant(earlier), named.get("sent"))
    if sent_at:
        expect(f"{what}/why/due", format_instant(due), named.get("due"))
        expect(f"{what}/why, in order", sorted(at for _, at in reasons), [at for _, at in reasons])
        expect(f"{what}/why, the last", sent_at, reasons[-1][1])


def compare(program, path, document, options, chance):
    forecast = simulate(read_plan(document, options))
    command = [program, "forecast", str(path), *arguments_of(options)]
    environment = {**os.environ, "TZ": chance.choice(zone_names()), "FAIRLEAD_DATA_DIR": str(path.parent / "data")}
    csv = path.with_suffix(".csv")
    answer = run([*command, "--json", "--actions", str(csv)], environment)
    expect_actions(csv_of(forecast), csv.read_bytes().decode())
    expect("", document_of(forecast), answer)
    expect("without --actions: ", answer, run([*command, "--json"], environment))

    if forecast.plan.leads:
        lead, step = chance.randrange(forecast.plan.leads), chance.randint(1, len(forecast.plan.delays))
        single = run([*command, "--lead", str(lead), "--step", str(step), "--json"], environment)
        expect_single(forecast, lead, step, single)
    return len(forecast.actions)


def cases(options, folder):
    """(name, path, document, options of the command, random numbers) of each case."""
    if options.only is None:
        for path in sorted(FIXTURES.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            copy = folder / path.name
            copy.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
            yield path.stem, copy, document, {}, random.Random(path.stem)
    for number in range(options.cases) if options.only is None else [options.only]:
        chance = random.Random(f"{options.seed}:{number}")
        document, given = random_case(chance)
        path = folder / f"case-{options.seed}-{number}.campaign"
        path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
        yield f"case {number} of seed {options.seed}", path, document, given, chance


def main():
    parser = argparse.ArgumentParser(description="Compare the program's forecast with the reference forecast.")
    parser.add_argument("program")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="I", help="only the random case of this number")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where to put the campaign files; they all stay")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="forecast-"))
    folder.mkdir(parents=True, exist_ok=True)

    began, count, actions = time.monotonic(), 0, 0
    for name, path, document, given, chance in cases(options, folder):
        try:
            actions += compare(options.program, path, document, given, chance)
        except Difference as difference:
            arguments = shlex.join([str(path), *arguments_of(given)])
            print(f"{name}: {difference}\n\n  {options.program} forecast {arguments} --json\n"
                  f"  python3 {HERE / 'forecast_reference.py'} {arguments}")
            return 1
        count += 1
        if not options.keep:
            path.unlink()
            path.with_suffix(".csv").unlink()
    print(f"{count} campaigns, {actions} actions: equal ({time.monotonic() - began:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
