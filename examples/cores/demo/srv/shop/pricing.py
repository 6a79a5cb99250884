"""Prices, some of them from a table in native memory."""
import ctypes
import threading

RATES = (ctypes.c_double * 2)(1.0, 0.81)


class Rates:
    def __init__(self, table=None):
        self.table = ctypes.addressof(RATES) if table is None else table

    def rate(self, currency):
        value = ctypes.c_double()
        ctypes.memmove(ctypes.byref(value), self.table + 8 * currency, 8)
        return value.value


class Book:
    def __init__(self, prices):
        self.prices = prices
        self.rates = Rates()
        self.lock = threading.Lock()
        self.booked = {}

    def price(self, article, currency=0):
        price = self.prices[article]
        return float(price) * self.rates.rate(currency)
