# -*- coding: utf-8 -*-
"""Values of types that need Python 3.7 or newer, and identifiers that are not ASCII."""
import asyncio
import contextlib
import contextvars
import dataclasses
import enum
import functools
import sys
import types
import typing


class Color(enum.Enum):
    RED = 1
    GREEN = "green"


class Level(enum.IntEnum):
    LOW = 1


class Bits(enum.Flag):
    A = 1
    B = 2


class IntBits(enum.IntFlag):
    X = 4
    Y = 8


@dataclasses.dataclass
class Data:
    x: int
    y: str = "why"
    hidden: int = dataclasses.field(default=3, repr=False)


@dataclasses.dataclass(frozen=True)
class Frozen:
    a: int


class Named(typing.NamedTuple):
    first: int
    second: str


class Été:
    def __init__(self):
        self.été = "à"

    def méthode(self, then):
        变量 = "值"
        ñandú, Ωmega = 1, [2]
        return then()


async def coroutine():
    await asyncio.sleep(1)


async def async_generator():
    yield 1


async def gives(value):
    return value


async def fails():
    raise ValueError("bad", 1)


def callback(*args, **kwargs):
    pass


class Callback:
    def __call__(self, *args):
        pass

    def method(self, *args):
        pass


class OwnTask(asyncio.Task):
    pass


@contextlib.contextmanager
def managed():
    yield 5


def awaiting(then):
    """Futures, tasks and handles of asyncio in every state."""
    loop = asyncio.new_event_loop()
    sleeping, gave, failed = loop.create_task(coroutine()), loop.create_task(gives([1] * 9)), loop.create_task(fails())
    gave_text, own_task = loop.create_task(gives("0123456789" * 5)), OwnTask(coroutine(), loop=loop)
    cancelled, cancelling = loop.create_task(coroutine()), loop.create_task(coroutine())
    of_python, of_python_done = asyncio.tasks._PyTask(coroutine(), loop=loop), asyncio.tasks._PyTask(fails(), loop=loop)
    cancelled.cancel()
    loop.run_until_complete(asyncio.sleep(0))
    failed.exception(), of_python_done.exception()
    cancelling.cancel()
    fresh = loop.create_task(coroutine())
    one, two, many, partial = [loop.create_future() for _ in range(4)]
    future_of_python = asyncio.futures._PyFuture(loop=loop)
    one.add_done_callback(callback)
    two.add_done_callback(Callback)
    two.add_done_callback(Callback().method)
    for called in (callback, print, Callback(), [].append):
        many.add_done_callback(called)
    partial.add_done_callback(functools.partial(functools.wraps(callback)(lambda *args: None), 1, key="value"))
    future_of_python.add_done_callback(callback)
    broken, ended = loop.create_future(), loop.create_future()
    broken.set_exception(KeyError("k"))
    broken.exception()
    ended.cancel()
    soon, soon_with, soon_method = loop.call_soon(callback), loop.call_soon(callback, 1, "two"), loop.call_soon([].append, one)
    soon_object, soon_cancelled = loop.call_soon(Callback()), loop.call_soon(callback)
    soon_cancelled.cancel()
    later, later_cancelled = loop.call_at(1e9, callback), loop.call_at(2000000000, callback)
    later_cancelled.cancel()
    ready = list(loop._ready)
    loop.set_debug(True)
    debugged, debugged_handle = loop.create_future(), loop.call_soon(callback, 1)
    return then()


def modern(then):
    red, green, level, bits, int_bits = Color.RED, Color.GREEN, Level.LOW, Bits.A | Bits.B, IntBits.X | IntBits.Y
    enum_class = Color
    data, frozen, named = Data(1), Frozen(2), Named(1, "two")
    variable = contextvars.ContextVar("variable", default=1)
    token = variable.set(2)
    context = contextvars.copy_context()
    fresh = coroutine()
    asynchronous = async_generator()
    manager = managed()
    loop = asyncio.new_event_loop()
    future = loop.create_future()
    done = loop.create_future()
    done.set_result(5)
    task = loop.create_task(coroutine(), name="task") if sys.version_info >= (3, 8) else None
    optional = typing.Optional[int]
    if sys.version_info >= (3, 9):
        alias = list[int]
        import zoneinfo
        try:
            zone = zoneinfo.ZoneInfo("UTC")
        except zoneinfo.ZoneInfoNotFoundError:
            pass
        cache = functools.cache(modern)
    if sys.version_info >= (3, 10):
        union = eval("int | None")
    if sys.version_info >= (3, 12):
        space = {}
        exec("type Alias[T] = list[T]\ndef generic[T](x: T) -> T: return x", space)
        type_alias, generic = space["Alias"], space["generic"]
    if sys.version_info >= (3, 13):
        space = {}
        exec("class Static:\n  def __init__(self):\n    self.a = 1\n    self.b = 2", space)
        static = space["Static"]()
    if sys.version_info >= (3, 14):
        import string.templatelib as templatelib
        template = templatelib.Template("hello ", templatelib.Interpolation(1, "one", None, ""))
    if sys.version_info >= (3, 15):
        import builtins
        if hasattr(builtins, "frozendict"):
            frozen_dict = builtins.frozendict(a=1)
        if hasattr(builtins, "sentinel"):
            missing = builtins.sentinel("MISSING")
    return awaiting(lambda: Été().méthode(then))
