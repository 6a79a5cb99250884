# -*- coding: utf-8 -*-
"""Threads that wait, each deep in calls, and a main thread that spins and watches the clock.

Run as: spinning.py THREADS FRAMES. Prints "ready"; for each line of its standard input it prints the longest time in
milliseconds between two looks at the clock since the last line.
"""
import os
import select
import sys
import threading
import time

clock = getattr(time, "perf_counter", time.time)
never = threading.Event()


def down(frames):
    if frames > 1:
        return down(frames - 1)
    return never.wait()


def spin():
    longest = 0
    last = clock()
    asked = last
    while True:
        now = clock()
        if now - last > longest:
            longest = now - last
        last = now
        if now - asked > 0.01:
            asked = now
            if select.select([0], [], [], 0)[0]:
                if not os.read(0, 100):
                    return
                os.write(1, ("%.1f\n" % (longest * 1000)).encode("ascii"))
                longest = 0
                last = clock()


for number in range(int(sys.argv[1])):
    thread = threading.Thread(target=down, args=(int(sys.argv[2]) - 4,), name="waiter-%d" % number)
    thread.daemon = True
    thread.start()
os.write(1, b"ready\n")
spin()
