#!/usr/bin/env python3
"""Small tables and what Python's csv module reads in them, as tables.json: a second reader for tst_tablereader.

`rows` is absent where csv in its strict mode refuses the table: there a fault has to be told.
"""
import csv
import io
import json
import pathlib
import random

random.seed(20261201)
PIECES = ['a', 'b', 'ä', ' ', ',', ',', ';', '"', '"', '""', '\n', '\r\n', '\r', '名']


def rows_of(text):
    try:
        rows = list(csv.reader(io.StringIO(text, newline=''), strict=True))
    except csv.Error:
        return None
    return [row for row in rows if row]


def written(rows):
    out = io.StringIO(newline='')
    writer = csv.writer(out, lineterminator=random.choice(['\n', '\r\n', '\r']),
                        quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer.writerows(rows)
    return out.getvalue()


def any_text(most):
    return ''.join(random.choices(PIECES, k=random.randint(1, most)))


tables = [any_text(12) for _ in range(400)]
tables += [written([[any_text(5) for _ in range(3)] for _ in range(4)]) for _ in range(200)]
cases = []
for text in tables:
    rows = rows_of(text)
    cases.append({'text': text} if rows is None else {'text': text, 'rows': rows})
path = pathlib.Path(__file__).with_name('tables.json')
path.write_text(json.dumps(cases, ensure_ascii=False, indent=0) + '\n', encoding='utf-8')
print(len(cases), 'tables,', sum('rows' not in case for case in cases), 'refused')
