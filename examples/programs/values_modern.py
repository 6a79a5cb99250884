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


@contextlib.contextmanager
def managed():
    yield 5


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
    return Été().méthode(then)
