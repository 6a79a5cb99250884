# -*- coding: utf-8 -*-
"""A very deep stack of Python calls. Run as: deep.py ACCOUNT [DEATH [FRAMES]] (5,000 frames where not told)."""
import sys
import threading

import account


def recurse(n):
    if n == 0:
        account.started(1)
        return account.finish()
    return recurse(n - 1)


def main():
    depth = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
    sys.setrecursionlimit(depth + 1000)
    # to 3.10 each Python call is a few hundred bytes of the C stack
    threading.stack_size(64 * 1024 * 1024 + depth * 4096)
    thread = threading.Thread(target=recurse, args=(depth,), name="deep")
    thread.daemon = True
    thread.start()
    account.mark("join")
    thread.join()


if __name__ == "__main__":
    main()
