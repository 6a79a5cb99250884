# -*- coding: utf-8 -*-
"""Dies during a garbage collection, in the `__del__` of an object of a cycle. Run as: collecting.py ACCOUNT [DEATH]."""
import gc

import account


class Node(object):
    """A cycle that can be collected; Python 2 leaves those alone whose own class has a `__del__`."""

    def __init__(self):
        self.me = self
        self.last = Last()


class Last(object):
    def __del__(self):
        account.finish()


def main():
    gc.disable()
    Node()
    gc.collect()


if __name__ == "__main__":
    main()
