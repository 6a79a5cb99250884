# -*- coding: utf-8 -*-
"""Many threads with many frames and locals. Run as: many.py ACCOUNT [DEATH [THREADS [FRAMES]]] (500 of 50)."""
import sys
import threading

import account


class Request(object):
    def __init__(self, number):
        self.number = number
        self.path = u"/orders/%d" % number
        self.headers = {u"host": u"example.org", u"x-request-id": u"%032x" % number}


def handle(depth, request, event, seen):
    items = [depth, request.path, {u"depth": depth}]
    total = depth * 1.5
    if depth == 0:
        account.mark("event")
        event.wait()
        return total
    return handle(depth - 1, request, event, seen + (depth,)) + len(items)


def worker(number, depth, event):
    handle(depth, Request(number), event, ())


def main():
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 500
    depth = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    threading.stack_size(1024 * 1024)
    event = threading.Event()
    for number in range(count):
        thread = threading.Thread(target=worker, args=(number, depth, event), name="worker-%d" % number)
        thread.daemon = True
        thread.start()
    account.started(count)
    account.finish()


if __name__ == "__main__":
    main()
