# -*- coding: utf-8 -*-
"""One thread for each way a thread waits, one that spins and holds the GIL, the main thread deep in calls.

Run as: threads.py ACCOUNT [DEATH [spin]]
"""
import os
import select
import socket
import sys
import threading
import time

import account


class Conf(object):
    def __init__(self):
        self.name = "conf"
        self.items = [1, 2.5, u"trois", b"four", None, {"k": (1, 2)}]

    def run(self, depth):
        account_of = self.name
        return recurse(depth, self)


def wait_event(event, label="event"):
    account.mark("event")
    event.wait()


def wait_event_timed(event, label="timed"):
    account.mark("event-timed")
    event.wait(3600)


def wait_lock(lock):
    account.mark("lock")
    lock.acquire()


def wait_with(lock):
    account.mark("lock")
    with lock:
        return "never"


def wait_sleep():
    account.mark("sleep")
    time.sleep(3600)


def wait_select(fd):
    account.mark("select")
    select.select([fd], [], [], 3600)


def wait_poll(fd):
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    account.mark("poll")
    poll.poll(3600000)


def wait_epoll(fd):
    epoll = select.epoll()
    epoll.register(fd, select.EPOLLIN)
    account.mark("epoll")
    epoll.poll(3600)


def wait_recv(sock):
    account.mark("recv")
    sock.recv(100)


def wait_accept(sock):
    account.mark("accept")
    sock.accept()


def wait_read(fd):
    account.mark("read")
    os.read(fd, 1)


def wait_waitpid(pid):
    account.mark("waitpid")
    os.waitpid(pid, 0)


def wait_join(thread):
    account.mark("join")
    thread.join()


def spin():
    account.mark("spin")
    while 1: pass


def start(target, *args, **more):
    if sys.version_info[0] == 2 and "name" in more:
        more["name"] = u"".join(more["name"]).encode("utf-8")
    thread = threading.Thread(target=target, args=args, **more)
    thread.daemon = True
    thread.start()
    return thread


def child():
    """A process that lives as long as this one."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(w)
        os.read(r, 1)
        os._exit(0)
    os.close(r)
    return pid, w


def recurse(n, conf):
    if n == 0:
        return account.finish("spin" if "spin" in sys.argv[3:] else "self")
    return recurse(n - 1, conf) + 1


def main():
    pid, keep = child()
    threading.stack_size(256 * 1024)
    event = threading.Event()
    lock = threading.Lock()
    lock.acquire()
    reentrant = threading.RLock()
    reentrant.acquire()
    r, w = os.pipe()
    left, right = socket.socketpair()
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(1)
    threads = [
        start(wait_event, event, name="event"),
        start(wait_event_timed, event, name="timed"),
        start(wait_lock, lock, name="lock"),
        start(wait_with, reentrant, name="rlock"),
        start(wait_sleep, name="sleep"),
        start(wait_select, r, name="select"),
        start(wait_poll, r, name="poll"),
        start(wait_epoll, r, name="epoll"),
        start(wait_recv, left, name="recv"),
        start(wait_accept, server, name="accept"),
        start(wait_read, r, name="read"),
        start(wait_waitpid, pid, name="waitpid"),
        start(wait_event, event),
        start(wait_event, event, u"étiquette", name=u"événement"),
        start(wait_event, event, u"标签", name=u"线程"),
        start(wait_event, event, u"\U0001f40d", name=u"\U0001f40d snake"),
        start(wait_event, event, name="escape \x1b[31m\n\x07"),
        start(wait_event, event, name=""),
    ]
    threads.append(start(wait_join, threads[0], name="join"))
    if "spin" in sys.argv[3:]:
        threads.append(start(spin, name="spin"))
    account.started(len(threads))
    Conf().run(5)


if __name__ == "__main__":
    main()
