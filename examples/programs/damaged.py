# -*- coding: utf-8 -*-
"""Dies with a variable whose object was overwritten, as a faulty extension would do it. Run as: damaged.py ACCOUNT.

Its account says nothing of that frame: looking at the object would be the end already.
"""
import ctypes
import os

import account

WORD = ctypes.sizeof(ctypes.c_void_p)


class Order(object):
    pass


def process(order, spoilt):
    # the type is the last word of an object's head
    at = id(spoilt) + object.__basicsize__ - WORD
    ctypes.memmove(at, ctypes.byref(ctypes.c_void_p(0xdead0000)), WORD)
    os.write(1, b"ready\n"); os.abort()


def main():
    account.mark("main")
    account.write(None)
    process(Order(), Order())


if __name__ == "__main__":
    main()
