# -*- coding: utf-8 -*-
"""Values for which the printers of examples/printers are, held by one frame.

Run as: hooked.py ACCOUNT DEATH WHAT..., where WHAT is one of VALUES. The modules that are compiled from the folder
`native` lie beside this program. Exits with 77 where the interpreter does not have what is asked for.
"""
import sys

import account

try:
    from collections.abc import MutableMapping
except ImportError:
    from collections import MutableMapping


class CaseInsensitiveDict(MutableMapping):
    """As requests has it: the lower-cased key leads to the key as it was given, and the value."""

    def __init__(self, data):
        self._store = {}
        self.update(data)

    def __setitem__(self, key, value):
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __iter__(self):
        return (cased for cased, value in self._store.values())

    def __len__(self):
        return len(self._store)


class Session(object):
    def __init__(self, user, state):
        self.user = user
        self.state = state
        self.headers = CaseInsensitiveDict({"Accept": u"text/\u00e9"})


def plain():
    return Session(u"Zo\u00eb", "open")


def headers():
    return CaseInsensitiveDict({"Content-Length": 12})


def money():
    import money as module

    return module.money(-1250, "EUR", [u"caf\u00e9", u"lunch"])


def ledger():
    import money as module

    return module.ledger(module.money(500, "CHF", []))


def reading():
    import sensor

    return sensor.Reading(99.5, 4, u"\u00b0C")


def polygon():
    import shapes

    return shapes.triangle()


def frame():
    import pandas

    return pandas.DataFrame({"city": [u"Z\u00fcrich", "Oslo"], "people": [443, 717], "snow": [10.5, None]})


VALUES = dict((make.__name__, make) for make in (plain, headers, money, ledger, reading, polygon, frame))


def hold(values):
    account.finish()


try:
    made = dict((name, VALUES[name]()) for name in sys.argv[3:])
except ImportError as problem:
    print(problem)
    sys.exit(77)
hold(made)
