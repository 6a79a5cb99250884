# -*- coding: utf-8 -*-
"""One frame with a local for each type that people meet, in every form it has inside the interpreter.

Groups are frames of their own, so that no frame has more locals than a person would read. Every function
keeps the values alive as its locals and calls the next one; types that a version lacks are left out.
Run as: values.py ACCOUNT [DEATH]
"""
from __future__ import division

import array
import collections
import datetime
import decimal
import fractions
import functools
import io
import itertools
import operator
import os
import re
import socket
import sys
import threading
import types
import uuid
import weakref

import account

if sys.version_info[0] == 2:
    long_type = long  # noqa: F821
    unichr_of = unichr  # noqa: F821
    import Queue as queue
else:
    long_type = int
    unichr_of = chr
    import queue


def numbers(then):
    none, true, false, not_implemented, ellipsis = None, True, False, NotImplemented, Ellipsis
    zero, one, minus, small, digit = 0, 1, -1, 255, (1 << 30) - 1
    two_digits, three_digits = 1 << 30, 1 << 60
    int_max, int_min = 2 ** 63 - 1, -(2 ** 63)
    past_max, past_min = 2 ** 63, -(2 ** 63) - 1
    big, minus_big = 1 << 100, -(1 << 100)
    huge = 10 ** 600
    long_one = long_type(1)
    long_zero = long_type(0)
    pi, tenth, third, large, tiny = 3.141592653589793, 0.1, 1 / 3, 1e300, 5e-324
    whole, exponent, small_exponent = 1e16, 1.5e22, 1e-5
    hundred = 100.0
    infinity, minus_infinity, nan, minus_zero = float("inf"), float("-inf"), float("nan"), -0.0
    complex_one, complex_nan, complex_real = 1 + 2j, complex(float("nan"), -0.0), complex(-0.0, 1)
    return then()


def texts(then):
    empty, char = u"", u"x"
    ascii_text = u"hello, world"
    latin = u"na\xefve caf\xe9"
    ucs2 = u"\u7dda\u7a0b \u20ac"
    ucs4 = u"snake \U0001f40d"
    quotes, both_quotes = u"it's", u"it's \"both\""
    control = u"tab\t newline\n bell\x07 escape\x1b[31m del\x7f nul\x00 end"
    unprintable = u"\xa0 \xad \u2028 \u200b \u202e"
    surrogate = u"lone \ud800"
    long_text = u"0123456789" * 1000
    slashes = u"back\\slash"
    native = "native str"
    plain_bytes, empty_bytes = b"four", b""
    all_bytes = bytes(bytearray(range(256)))
    mutable_bytes = bytearray(b"mutable \x00\xff")
    moved_bytes = bytearray(b"0123456789")
    del moved_bytes[:3]
    view = memoryview(b"memory view")
    sliced_view = memoryview(bytearray(b"0123456789"))[2:8]
    if sys.version_info[0] > 2:
        strided_view = memoryview(bytearray(b"0123456789"))[2:8:2]
    return then()


class Str(str):
    pass


class Int(int):
    pass


class Float(float):
    pass


class List(list):
    def __init__(self, *args):
        list.__init__(self, *args)
        self.extra = "extra"


class Dict(dict):
    pass


class Tuple(tuple):
    pass


class Set(set):
    pass


class Bytes(bytes):
    pass


Point = collections.namedtuple("Point", "x y")


def containers(then):
    empty_list, empty_tuple, empty_dict, empty_set, empty_frozenset = [], (), {}, set(), frozenset()
    list_one, tuple_one = [1], (1,)
    mixed = [1, 2.5, u"trois", b"four", None, True]
    pair = (u"a", 1)
    nested = [[1, [2, [3, [4, [5, [6, [7]]]]]]]]
    cycle = [1]
    cycle.append(cycle)
    dict_cycle = {u"me": None}
    dict_cycle[u"me"] = dict_cycle
    tuple_cycle = ([],)
    tuple_cycle[0].append(tuple_cycle)
    shared = [1, 2]
    sharing = [shared, shared]
    long_list = list(range(5000))
    text_keys = {u"one": 1, u"two": 2, u"three": 3}
    other_keys = {1: u"one", (2, 3): [4], None: None, 2.5: u"x"}
    mixed_keys = {u"a": 1, 2: 3}
    deleted = {u"a": 1, u"b": 2, u"c": 3}
    del deleted[u"b"]
    deleted_all = {u"a": 1}
    del deleted_all[u"a"]
    large_dict = dict((i, i * i) for i in range(1000))
    huge_dict = dict((i, None) for i in range(70000))
    text_large = dict((u"k%d" % i, i) for i in range(300))
    single_set = {1}
    number_set = {1, 2, 3}
    deleted_set = {10, 20, 30}
    deleted_set.discard(20)
    frozen = frozenset([u"a"])
    large_set = set(range(2000))
    keys, values, items = text_keys.keys(), text_keys.values(), text_keys.items()
    if sys.version_info[0] == 2:
        keys, values, items = text_keys.viewkeys(), text_keys.viewvalues(), text_keys.viewitems()
    return then()


def collected(then):
    empty_deque, short_deque = collections.deque(), collections.deque([1, u"two"])
    bounded = collections.deque(range(10), 3)
    long_deque = collections.deque(range(1000))
    rotated = collections.deque(range(130))
    rotated.rotate(40)
    default = collections.defaultdict(list, {u"k": [1]})
    ordered = collections.OrderedDict([(u"z", 1), (u"a", 2)])
    reordered = collections.OrderedDict([(u"z", 1), (u"a", 2), (u"m", 3)])
    del reordered[u"z"]
    reordered[u"z"] = 4
    counter = collections.Counter(u"abracadabra")
    if hasattr(collections, "ChainMap"):
        chain_map = collections.ChainMap({u"a": 1}, {u"b": 2})
    point = Point(1, y=u"why")
    struct_sequence = os.stat_result(range(10))
    version = sys.version_info
    numbers_of = range(10)
    steps = range(10, 0, -3)
    if sys.version_info[0] == 2:
        lazy_range = xrange(10, 0, -3)  # noqa: F821
        buffer_of = buffer(b"buffer")  # noqa: F821
    cut, cut_to, cut_step = slice(1, 2, 3), slice(5), slice(None, None, -1)
    ints = array.array("i", [1, -2, 3])
    doubles = array.array("d", [0.1, 2.0])
    shorts = array.array("h", range(1000))
    empty_array = array.array("B")
    str_of, int_of, float_of = Str(u"sub"), Int(7), Float(2.5)
    list_of, dict_of, tuple_of = List([1, 2]), Dict({u"a": 1}), Tuple((1, 2))
    set_of, bytes_of = Set([1]), Bytes(b"sub")
    dict_of.attribute = u"attr"
    str_of.attribute = u"attr"
    return then()


class Zone(datetime.tzinfo):
    def utcoffset(self, when):
        return datetime.timedelta(hours=2)

    def dst(self, when):
        return datetime.timedelta(0)

    def tzname(self, when):
        return "ZONE"


def library(then):
    date = datetime.date(2026, 11, 23)
    moment = datetime.datetime(2026, 11, 23, 10, 15, 30, 123456)
    minute = datetime.datetime(2026, 11, 23, 10, 15)
    clock, clock_micro = datetime.time(10, 15), datetime.time(10, 15, 30, 5)
    delta, minus_delta, zero_delta = datetime.timedelta(1, 2, 3), datetime.timedelta(-1), datetime.timedelta(0)
    own_zone = datetime.datetime(2026, 1, 1, tzinfo=Zone())
    if hasattr(datetime, "timezone"):
        utc = datetime.timezone.utc
        offset = datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))
        named_zone = datetime.timezone(datetime.timedelta(hours=1), u"CET")
        aware = datetime.datetime(2026, 1, 1, tzinfo=utc)
        folded = moment.replace(fold=1) if sys.version_info >= (3, 6) else None
    price, whole, negative = decimal.Decimal("1.10"), decimal.Decimal(42), decimal.Decimal("-0.001")
    scientific = decimal.Decimal("1E+50")
    special = [decimal.Decimal("NaN"), decimal.Decimal("-Infinity"), decimal.Decimal("-0")]
    long_decimal = decimal.Decimal("1234567890123456789012345678901234567890.5")
    half = fractions.Fraction(1, 2)
    identifier = uuid.UUID("12345678-1234-5678-1234-567812345678")
    pattern = re.compile(u"a+b*", re.I)
    bytes_pattern = re.compile(b"x")
    match = re.match(u"(a)(b)", u"abc")
    try:
        import pathlib
        path, pure, root = pathlib.Path("/tmp/a/b.txt"), pathlib.PurePosixPath("x/y"), pathlib.Path("/")
        windows, here = pathlib.PureWindowsPath("c:/x"), pathlib.Path(".")
        formatted_path = pathlib.Path("/tmp/seen") / "more"
        str(formatted_path)
    except ImportError:
        pass
    try:
        import ipaddress
        address = ipaddress.ip_address(u"192.0.2.1")
    except ImportError:
        pass
    return then()


def function_of(a, b=2, *rest, **more):
    """A function of the fixture."""
    return a


class Base(object):
    at_class = 1

    def __init__(self):
        self.base = u"b"

    def method(self):
        return 1

    @classmethod
    def of_class(cls):
        return cls

    @staticmethod
    def static():
        return 2

    @property
    def prop(self):
        return 3

    class Inner(object):
        pass


def callables(then):
    def local(x):
        return x

    plain, nested, anonymous = function_of, local, lambda: 0
    builtin, bound_builtin, unbound = len, [].append, list.append
    bound, from_class, static = Base().method, Base.of_class, Base.static
    static_itself, class_itself = Base.__dict__["static"], Base.__dict__["of_class"]
    prop = Base.__dict__["prop"]
    wrapper, descriptor = (1).__add__, int.__add__
    member = types.FunctionType.__closure__ if hasattr(types.FunctionType, "__closure__") else None
    partial = functools.partial(function_of, 1, b=3)
    getter, item, caller = operator.attrgetter("a.b"), operator.itemgetter(1), operator.methodcaller("m", 1)
    if hasattr(functools, "lru_cache"):
        cached = functools.lru_cache(maxsize=8)(function_of)
    module, code = sys.modules["account"], function_of.__code__
    types_of = [int, Base, Base.Inner, type, Point, collections.deque]
    cell = (lambda: types_of).__closure__[0]
    empty_super = super(Base, Base())
    return then()


def running():
    yield 1
    received = yield 2
    yield received


def iterators(then):
    fresh, paused, done = running(), running(), running()
    next(paused)
    list(done)
    numbers_of = iter([1, 2, 3])
    next(numbers_of)
    counted, zipped = enumerate([1]), zip([1], [2])
    mapped = map(str, [1])
    tuple_iterator, dict_iterator, set_iterator = iter((1, 2)), iter({u"a": 1}), iter({1})
    range_iterator, reverse = iter(range(3)), reversed([1, 2])
    count, cycle, chain = itertools.count(5), itertools.cycle([1]), itertools.chain([1], [2])
    expression = (x for x in [1])
    return then()


class Slots(object):
    __slots__ = ("a", "b", "unset", "__private")

    def __init__(self):
        self.a = 1
        self.b = u"b"


class SlotsMore(Slots):
    __slots__ = ("c", "__dict__", "__weakref__")

    def __init__(self):
        Slots.__init__(self)
        self.c = 3
        self.d = 4


class SlotsList(list):
    __slots__ = ()


class Managed(object):
    """Its attributes were never asked for as a dictionary (inline values where the version has them)."""

    def __init__(self):
        self.x = 1
        self.y = u"two"
        self.z = [3]


class Many(object):
    def __init__(self):
        for i in range(60):
            setattr(self, "attribute_%d" % i, i)


class Old:
    """Of the old kind in Python 2."""

    def __init__(self):
        self.old = True


class Meta(type):
    pass


WithMeta = Meta("WithMeta", (object,), {"__init__": lambda self: setattr(self, "meta", 1)})


class Repr(object):
    """Its own repr is not run by a reader of memory."""

    def __init__(self):
        self.secret = 1

    def __repr__(self):
        return "<own repr>"


class Caf(object):
    pass


def instances(then):
    slots, slots_more, slots_list = Slots(), SlotsMore(), SlotsList([1])
    managed = Managed()
    forced = Managed()
    forced_dict = forced.__dict__
    forced_late = Managed()
    forced_late.__dict__[u"added"] = 1
    replaced = Managed()
    replaced.__dict__ = {u"other": 1}
    lost = Managed()
    del lost.x
    late = Managed()
    late.added = u"later"
    bare, many, old = object(), Many(), Old()
    base, inner, with_meta, own_repr = Base(), Base.Inner(), WithMeta(), Repr()
    named = Caf()
    setattr(named, "plain", 1)
    if sys.version_info[0] > 2:
        setattr(named, u"\xe9t\xe9", u"\xe0")
    lonely = [Caf() for _ in range(3)]
    weak = weakref.ref(base)
    weak_dead = weakref.ref(Caf())
    weak_dict = weakref.WeakValueDictionary({u"base": base})
    weak_set = weakref.WeakSet([base])
    proxy = weakref.proxy(base)
    if hasattr(types, "MappingProxyType"):
        mapping_proxy = types.MappingProxyType({u"k": 1})
    if hasattr(types, "SimpleNamespace"):
        namespace = types.SimpleNamespace(a=1, b=u"two")
    sentinel = object()
    return then()


class OwnError(Exception):
    def __init__(self, code, text):
        Exception.__init__(self, code, text)
        self.code = code


def exceptions(then):
    error, empty_error = ValueError(u"bad", 1), RuntimeError()
    own = OwnError(7, u"own")
    system = OSError(2, "No such file", "/nowhere")
    key, stop, exit_of = KeyError(u"k"), StopIteration(5), SystemExit(3)
    try:
        b"\xff".decode("utf-8")
    except UnicodeDecodeError as problem:
        decode_error = problem
    try:
        raise_deep(3)
    except ZeroDivisionError as problem:
        raised = problem
        traceback = sys.exc_info()[2]
    frame = sys._getframe()
    if sys.version_info >= (3, 11):
        group = eval("ExceptionGroup('several', [ValueError(1), TypeError('t')])")
        error.add_note(u"a note")
    return then()


def raise_deep(n):
    return 1 // 0 if n == 0 else raise_deep(n - 1)


def machinery(then):
    lock, held = threading.Lock(), threading.Lock()
    held.acquire()
    reentrant, held_reentrant = threading.RLock(), threading.RLock()
    held_reentrant.acquire()
    held_reentrant.acquire()
    event, set_event = threading.Event(), threading.Event()
    set_event.set()
    condition, semaphore = threading.Condition(), threading.Semaphore(3)
    if hasattr(threading, "Barrier"):
        barrier = threading.Barrier(2)
    local = threading.local()
    local.here = 1
    thread, main = threading.Thread(target=function_of, name="never started"), threading.current_thread()
    fifo, lifo, priority = queue.Queue(), queue.LifoQueue(5), queue.PriorityQueue()
    fifo.put(1)
    fifo.put(u"two")
    if hasattr(queue, "SimpleQueue"):
        simple = queue.SimpleQueue()
        simple.put(1)
    file, closed = io.open(__file__, "r", encoding="utf-8"), io.open(__file__, "rb")
    closed.close()
    binary, raw = io.open(__file__, "rb"), io.open(__file__, "rb", buffering=0)
    text_buffer, bytes_buffer = io.StringIO(u"text"), io.BytesIO(b"bytes")
    standard_output = sys.stdout
    left, right = socket.socketpair()
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    gone = socket.socket()
    gone.close()
    return then()


def free(then):
    cell_int, cell_text, cell_list = 1, u"cell", [1]

    def inner():
        own_cell = u"own"
        argument_cell = 5

        def innermost(a, cell_argument, *rest, **more):
            unset_later = 1
            del unset_later
            keep = lambda: (cell_argument, a)
            seen = cell_int, cell_text, cell_list, own_cell, argument_cell
            return then()

        return innermost(1, u"argument", 2, 3, k=4)

    return inner()


def modern(then):
    """What only newer versions have; their syntax lives in a module that older ones do not import."""
    if sys.version_info >= (3, 7):
        import values_modern
        return values_modern.modern(then)
    return then()


def arrays(then):
    try:
        import numpy
        vector, matrix = numpy.arange(10), numpy.arange(12.0).reshape(3, 4)
        flags, small_ints = numpy.array([True, False]), numpy.array([1, -1], dtype=numpy.int8)
        strided, transposed = numpy.arange(20)[::3], numpy.arange(6).reshape(2, 3).T
        empty, scalar_array = numpy.zeros(0), numpy.array(5)
        complex_array, objects = numpy.array([1 + 2j]), numpy.array([None, u"x"], dtype=object)
        strings = numpy.array([u"ab", u"c\xe9"])
        when = numpy.array(["2026-11-23"], dtype="datetime64[D]")
        structured = numpy.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])
        float_scalar, int_scalar, bool_scalar = numpy.float64(1.5), numpy.int32(7), numpy.bool_(True)
        half, dtype = numpy.float16(0.5), numpy.dtype("f4")
        large = numpy.zeros((1000, 1000))
        big_endian = numpy.array([1, 2], dtype=">i4")
        return then()
    except ImportError:
        return then()


GROUPS = [numbers, texts, containers, collected, library, callables, iterators, instances, exceptions,
          machinery, free, modern, arrays]


def chain(groups):
    if not groups:
        return account.finish()
    return groups[0](lambda: chain(groups[1:]))


if __name__ == "__main__":
    chain(GROUPS)
