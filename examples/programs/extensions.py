# -*- coding: utf-8 -*-
"""Calls through libraries in other languages, each of which calls Python back, and dies in the innermost call.

Run as: extensions.py ACCOUNT DEATH STEP..., where a step is one of STEPS and DEATH may also be one of handler.so. The
libraries, compiled from the folder `native`, lie beside this program. Exits with 77 where the interpreter has no ctypes,
or a C library that is older than the one that the libraries were compiled with.
"""
import os
import sys

import account

try:
    import ctypes
except ImportError:  # a library that it needs is not on this machine
    sys.exit(77)

BACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
FOLDER = os.path.dirname(os.path.abspath(__file__))


def library(name):
    return ctypes.CDLL(os.path.join(FOLDER, name))


def by_ctypes(file, function):
    called = getattr(library(file), function)
    called.argtypes = [BACK, ctypes.c_int]
    return lambda back: called(BACK(back), 1)


def by_module(name, function):
    called = getattr(__import__(name), function)
    return lambda back: called(back, 1)


STEPS = {
    "templates": lambda: by_ctypes("chain.so", "chain_templates"),
    "destructor": lambda: by_ctypes("chain.so", "chain_destructor"),
    "rust": lambda: by_ctypes("rust.so", "rust_closure"),
    "module": lambda: by_module("pyxlike", "apply"),
}

account.DEATHS["crash_in_handler"] = lambda: library("handler.so").crash_in_handler
account.DEATHS["crash_on_own_stack"] = lambda: library("handler.so").crash_on_own_stack


def descend(steps):
    if not steps:
        account.finish()

    def back(depth):
        return descend(steps[1:]) or 0

    return steps[0](back)


try:
    ready = [STEPS[name]() for name in sys.argv[3:]]
except OSError as problem:
    sys.stderr.write("%s\n" % problem)
    sys.exit(77)
descend(ready)
