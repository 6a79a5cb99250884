# -*- coding: utf-8 -*-
"""Hangs in imports: a module's body waits for a thread that imports that module. Run as: importing.py ACCOUNT [DEATH].

Writes the module `half` beside the account. Exits with 77 before 3.3, where imports had one lock for all.
"""
import os
import sys
import threading
import time

import account

BODY = u'''
import threading, time

def other():
    import half  # waits for the import that waits for this thread

threading.Thread(target=other, name="importer", daemon=True).start()
while True:
    time.sleep(0.02)
'''


def dies(name):
    """Watches until the other thread waits, then ends the process."""
    while not any(f.f_code.co_name == "acquire" for f in stack_of(name)):
        time.sleep(0.02)
    account.finish()


def stack_of(name):
    frames = sys._current_frames()
    for thread in threading.enumerate():
        frame = frames.get(thread.ident) if thread.name == name else None
        while frame is not None:
            yield frame
            frame = frame.f_back


def main():
    if sys.version_info < (3, 3):
        sys.exit(77)
    folder = os.path.dirname(os.path.abspath(sys.argv[1]))
    with open(os.path.join(folder, "half.py"), "w") as file:
        file.write(BODY)
    sys.path.insert(0, folder)
    threading.Thread(target=dies, args=("importer",), name="watcher").start()
    import half  # noqa: F401


if __name__ == "__main__":
    main()
