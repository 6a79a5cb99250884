# -*- coding: utf-8 -*-
"""Dies of DEATH in a few calls, on the main thread or (third argument "thread") on another.

Run as: crash.py ACCOUNT DEATH [thread]; the deaths are those of account.py.
"""
import sys
import threading

import account


def innermost(order):
    account.started(len(sys.argv[3:]))
    account.finish()


def process(order, retries=3):
    return innermost(order) or retries


def main():
    process({u"id": 17, u"items": [u"pen", u"paper"]})


if __name__ == "__main__":
    if sys.argv[3:] == ["thread"]:
        thread = threading.Thread(target=main, name="crashing")
        thread.start()
        account.mark("join")
        thread.join()
    else:
        main()
