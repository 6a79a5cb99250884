# -*- coding: utf-8 -*-
"""Threads that call themselves to changing depths without end, and check what they compute.

Run as: recursing.py [THREADS]. Prints "ready", and at the end of its standard input "sound" and how many
calls were checked, or what was wrong. In each frame of `down`, `n` is one more than in the frame that it called.
"""
import sys
import threading

stop = threading.Event()
wrong = []
calls = []


def down(n, depth):
    if depth == 0:
        return n
    below = down(n - 1, depth - 1)
    if below != n - depth:
        wrong.append((n, depth, below))
    return below


def work(seed):
    count = 0
    depth = seed % 50
    while not stop.is_set() and not wrong:
        depth = (depth * 7 + 3) % 61
        top = 1000 + (seed * 104729 + count * 31) % 1000003  # never one of the small ints that are always there
        if down(top, depth) != top - depth:
            wrong.append((top, depth))
        count += 1
    calls.append(count)


threads = [threading.Thread(target=work, args=(i,), name="worker-%d" % i) for i in range(int((sys.argv + ["4"])[1]))]
for thread in threads:
    thread.start()
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.read()
stop.set()
for thread in threads:
    thread.join()
sys.stdout.write("wrong: %r\n" % wrong if wrong else "sound, %d calls\n" % sum(calls))
