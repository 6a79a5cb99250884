"""A small order service, which is about to die."""
import queue
import socket
import threading
import time
from dataclasses import dataclass, field
from decimal import Decimal

import pricing


@dataclass
class Order:
    number: int
    customer: str
    lines: dict = field(default_factory=dict)

    def total(self, book):
        return sum(book.price(article) * count for article, count in self.lines.items())


class Worker(threading.Thread):
    def __init__(self, name, orders, book):
        super().__init__(name=name, daemon=True)
        self.orders = orders
        self.book = book
        self.done = 0

    def run(self):
        while True:
            order = self.orders.get()
            self.handle(order)
            self.done += 1

    def handle(self, order):
        total = order.total(self.book)
        with self.book.lock:
            self.book.booked[order.number] = total


def heartbeat(seconds):
    beats = 0
    while True:
        beats += 1
        time.sleep(seconds)


def serve(listener):
    while True:
        connection, peer = listener.accept()
        connection.close()


def main():
    book = pricing.Book({"pen": Decimal("1.10"), "naïve poster": Decimal("12"), "スタンプ": Decimal("7.25")})
    orders = queue.Queue()
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=heartbeat, args=(30,), name="heartbeat", daemon=True).start()
    threading.Thread(target=serve, args=(listener,), name="listener", daemon=True).start()
    workers = [Worker(f"worker-{n}", orders, book) for n in range(4)]
    for worker in workers:
        worker.start()
    orders.put(Order(1041, "Ada", {"pen": 3}))
    orders.put(Order(1042, "Zoë", {"naïve poster": 1, "スタンプ": 2}))
    time.sleep(0.5)
    book.rates = pricing.Rates(table=0)
    orders.put(Order(1043, "Grace", {"pen": 10, "スタンプ": 1}))
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()
