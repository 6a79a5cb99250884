# -*- coding: utf-8 -*-
"""Python, C, Python and C again: a comparison that qsort of the C library calls back, inside a key function that
list.sort calls, dies in C. A second thread stands in the same kind of stack, a third one runs no Python.
Run as: native.py ACCOUNT [DEATH]

Exits with 77 where the interpreter has no ctypes.
"""
import sys
import threading

import account

try:
    import ctypes
except ImportError:  # a library that it needs is not on this machine
    sys.exit(77)

LIBC = ctypes.CDLL(None)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


def within(then):
    """Calls `then` from C: from qsort, which a key function of list.sort has called."""

    def compare(a, b):
        return then() or 0

    def key(item):
        callback = COMPARE(compare)
        array = (ctypes.c_int * 2)(2, 1)
        LIBC.qsort(array, ctypes.c_size_t(2), ctypes.c_size_t(4), callback)
        return item

    return sorted([item for item in (1,)], key=key)


def wait(event):
    account.mark("event")
    event.wait()


def main():
    event = threading.Event()
    thread = threading.Thread(target=lambda: within(lambda: wait(event)), name="below qsort")
    thread.daemon = True
    thread.start()
    pthread = ctypes.c_ulong()
    LIBC.pthread_create(ctypes.byref(pthread), None, LIBC.pause, None)
    account.started(1)
    within(account.finish)


if __name__ == "__main__":
    main()
