# -*- coding: utf-8 -*-
"""Subinterpreters, each with a thread of the process parked in it. Run as: subinterpreters.py ACCOUNT [DEATH].

Each writes an account of its own, named in the main one under "interpreters". Exits with 77 where the
version has no subinterpreters.
"""
import json
import os
import sys
import threading
import time

import account

PART = u'''
def told():
    import os, sys, threading
    sys.argv = [{program!r}, {part!r}]
    sys.path.insert(0, {folder!r})
    import account
    account.mark("read")
    account.write(None); os.read({fd}, 1)

def inside(n):
    return inside(n - 1) if n else told()

inside(2)
'''


def runner():
    try:
        import _interpreters as module
    except ImportError:
        try:
            import _xxsubinterpreters as module
        except ImportError:
            sys.exit(77)
    return module


def create(module, number):
    """From 3.12 on the second has a GIL of its own."""
    if sys.version_info >= (3, 13):
        return module.create("isolated" if number else "legacy")
    if sys.version_info >= (3, 12):
        return module.create(isolated=bool(number))
    return module.create()


def run(module, identity, text):
    problem = module.run_string(identity, text)
    if problem is not None:
        print(problem)


def main():
    module = runner()
    r, w = os.pipe()
    parts = []
    for number in range(2):
        part = "%s.%d" % (sys.argv[1], number)
        text = PART.format(program=sys.argv[0], part=part, folder=os.path.dirname(os.path.abspath(__file__)), fd=r)
        created = create(module, number)
        thread = threading.Thread(target=run, args=(module, created, text), name="runs-%d" % number)
        thread.daemon = True
        thread.start()
        for _ in range(500):
            if os.path.exists(part):
                break
            time.sleep(0.02)
        parts.append({"id": int(created), "account": part})
    time.sleep(0.5)
    with open(sys.argv[1] + ".interpreters", "w") as file:
        json.dump(parts, file)
    account.finish()


if __name__ == "__main__":
    main()
