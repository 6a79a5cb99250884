# -*- coding: utf-8 -*-
"""Dies in the middle of the handling of exceptions. Run as: exceptions.py ACCOUNT [DEATH]."""
import sys

import account


class Manager(object):
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        raised_of = kind.__name__
        cleanup(value)


def cleanup(problem):
    try:
        raise KeyError(u"cl\xe9")
    except KeyError as error:
        context = error
        account.finish()
    finally:
        done = True


def work():
    with Manager():
        try:
            1 // 0
        finally:
            state = sys.exc_info()[0]


if __name__ == "__main__":
    work()
