# -*- coding: utf-8 -*-
"""Dies while the interpreter finalizes, in the `__del__` of what a module still held, beside a daemon thread.

Run as: finalizing.py ACCOUNT [DEATH [atexit]]; with "atexit" a step earlier, in an exit function.
Exits with 77 where the version cannot do it.
"""
import atexit
import sys
import threading
import types

import account


class Held(object):
    finish = staticmethod(account.finish)

    def __del__(self):
        self.finish()


def wait(event):
    account.mark("event")
    event.wait()


def at_exit():
    account.finish()


def main():
    thread = threading.Thread(target=wait, args=(threading.Event(),), name="daemon")
    thread.daemon = True
    thread.start()
    account.started(1)
    if sys.argv[3:] == ["atexit"]:
        atexit.register(at_exit)
    elif account.PY2:
        sys.exit(77)  # there the module `account` is already empty by then
    else:
        # of its own module, because the daemon thread keeps this one's globals alive
        holder = types.ModuleType("holder")
        holder.held = Held()
        sys.modules["holder"] = holder


if __name__ == "__main__":
    main()
