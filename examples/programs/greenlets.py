# -*- coding: utf-8 -*-
"""Python below numpy in two greenlets: the first waits below `numpy.apply_along_axis`, in the second the key function of
`list.sort` calls what `numpy.vectorize` made, and that dies. Run as: greenlets.py ACCOUNT [DEATH]

Exits with 77 where the interpreter has neither.
"""
import sys

import account

try:
    import greenlet
    import numpy
except ImportError as problem:
    sys.stderr.write("%s\n" % problem)
    sys.exit(77)


def dies(value):
    account.finish()
    return value


def second():
    def key(item):
        return numpy.vectorize(dies, otypes=[int])(numpy.array([item]))[0]

    return sorted([1], key=key)


def switches(row):
    greenlet.greenlet(second, parent=main).switch()
    return row.sum()


def first():
    return numpy.apply_along_axis(switches, 0, numpy.ones((1, 1)))


main = greenlet.getcurrent()
greenlet.greenlet(first).switch()
