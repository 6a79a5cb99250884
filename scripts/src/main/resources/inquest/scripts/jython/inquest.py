# What hooks import as "inquest": Python 2.7, run by Jython inside Inquest, never by the target.
# _registry takes what the decorators find, _target reads the process; both are Java objects.
# Texts of the target are unicode here, its bytes are str; a str that a hook gives back is UTF-8.


class Unreadable(Exception):
    """The target's memory could not be read there, or only running its code could tell."""


class QueryError(Exception):
    """A query that cannot be meant."""


def _text(given):
    """Text of a hook as it is meant: a str is UTF-8."""
    return given.decode("utf-8", "replace") if isinstance(given, str) else given


def _signature(made):
    code = getattr(made, "im_func", made).func_code
    names = list(code.co_varnames[:code.co_argcount])
    if code.co_flags & 0x0c:
        raise TypeError("%s: *arguments and **keywords cannot be given here" % made.__name__)
    return names, len(made.func_defaults or ())


def _shown(default):
    if default is None:
        return u""
    if isinstance(default, str):
        return default.decode("utf-8", "replace")
    return default if isinstance(default, unicode) else unicode(repr(default))


def _help(made, given):
    text = given or made.__doc__ or ""
    return _text(text).strip().split("\n")[0].rstrip(".") or "defined by a hook"


def _spelled(default):
    text = _text(repr(default))
    return text if len(text) <= 20 else u"..."


def printer(name=None, pattern=None, matches=None):
    """For a type's qualified name, names that match a pattern as a whole, or types for which matches(type) is true."""
    if (name is None) + (pattern is None) + (matches is None) != 2 or callable(name):
        raise TypeError("give one of: a type's qualified name, pattern=..., matches=...")

    def add(made):
        _registry.printer(made.__name__, made, _text(name), _text(pattern), matches)
        return made
    return add


def _decorator(register):
    def decorate(given=None, help=None, **more):
        if callable(given):
            register(given, given.__name__, help, **more)
            return given

        def add(made):
            register(made, given or made.__name__, help, **more)
            return made
        return add
    return decorate


def _function(made, name, help):
    names, optional = _signature(made)
    needed = len(names) - optional
    defaults = ["%s=%s" % pair for pair in zip(names[needed:], map(_spelled, made.func_defaults or ()))]
    _registry.function(name, made, names[:needed] + defaults, optional, _help(made, help))


def _relation(made, name, help, columns=None):
    names, optional = _signature(made)
    if len(names) > optional:
        raise TypeError("a relation's function takes no arguments")
    _registry.relation(name, made, columns, _help(made, help))


def _investigation(made, name, help):
    names, optional = _signature(made)
    if not names:
        raise TypeError("an investigation's function takes the target as its first argument")
    optional = min(optional, len(names) - 1)
    defaults = [_shown(d) for d in (made.func_defaults or ())[-optional:]] if optional else []
    _registry.investigation(name, made, names[1:], defaults, _help(made, help))


function = _decorator(_function)
relation = _decorator(_relation)
investigation = _decorator(_investigation)


class Memory(object):
    """The target's memory. Addresses are absolute; what cannot be read raises Unreadable."""

    def read(self, address, size):
        return _target.read(address, size)

    def cstring(self, address):
        return _target.cstring(address)

    def pointer(self, address):
        return _target.integer(address, 8, False)

    def f32(self, address):
        return _target.floating(address, 4)

    def f64(self, address):
        return _target.floating(address, 8)


def _number(size, signed):
    return lambda self, address: _target.integer(address, size, signed)


for _bits in (8, 16, 32, 64):
    setattr(Memory, "u%d" % _bits, _number(_bits // 8, False))
    setattr(Memory, "i%d" % _bits, _number(_bits // 8, True))

memory = Memory()


class Type(object):
    """A class of the target."""
    __slots__ = ("address",)

    def __init__(self, address):
        self.address = address

    name = property(lambda self: _target.typeName(self.address, True), doc="its qualified name")
    short = property(lambda self: _target.typeName(self.address, False), doc="its name without the module")
    mro = property(lambda self: [Type(at) for at in _target.mro(self.address)], doc="itself and its bases")
    size = property(lambda self: _target.basicSize(self.address), doc="bytes of an instance")

    def has(self, name):
        return _target.typeHas(self.address, _text(name))

    def __str__(self):
        return self.name

    def __repr__(self):
        return "<inquest.Type %s>" % self.name

    def __eq__(self, other):
        return self.address == other.address if isinstance(other, Type) else self.name == other

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)


class Value(object):
    """An object of the target."""
    __slots__ = ("address",)

    def __init__(self, address):
        self.address = address

    # as Python sees it; no code of the target runs

    type = property(lambda self: Type(_target.typeOf(self.address)), doc="its class")

    def attr(self, name, *default):
        if default and not self.has(name):
            return default[0]
        return _target.attr(self.address, _text(name))

    def has(self, name):
        return _target.hasAttr(self.address, _text(name))

    def attrs(self):
        """What the object itself keeps: (name, value) pairs of its slots and its dictionary."""
        return _target.attrs(self.address)

    def __getitem__(self, key):
        return _target.item(self.address, key)

    def __len__(self):
        return _target.length(self.address)

    def __iter__(self):
        return iter(_target.elements(self.address))

    def items(self):
        """(key, value) pairs of a dict."""
        return iter(_target.entries(self.address))

    def keys(self):
        return (key for key, value in self.items())

    def values(self):
        return (value for key, value in self.items())

    def plain(self):
        """None, bool, int, float, unicode or str for a value that is one; else TypeError."""
        return _target.plain(self.address)

    def __int__(self):
        return _target.integerOf(self.address)

    def __long__(self):
        return long(_target.integerOf(self.address))

    def __float__(self):
        return float(_target.number(self.address))

    def __complex__(self):
        return complex(_target.number(self.address))

    def __index__(self):
        number = self.plain()
        if not isinstance(number, (int, long)):
            raise TypeError("a %s of the target is no index" % self.type)
        return int(number)

    def __hex__(self):
        return hex(self.__index__())

    def __oct__(self):
        return oct(self.__index__())

    def __nonzero__(self):
        return _target.truth(self.address)

    def __unicode__(self):
        return _target.text(self.address)

    def __str__(self):
        return _target.bytes(self.address)

    def __repr__(self):
        return _target.shown(self.address)

    def __eq__(self, other):
        return _target.equal(self.address, other.address if isinstance(other, Value) else other,
                             isinstance(other, Value))

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self.plain() < _plain(other)

    def __le__(self, other):
        return self.plain() <= _plain(other)

    def __gt__(self, other):
        return self.plain() > _plain(other)

    def __ge__(self, other):
        return self.plain() >= _plain(other)

    def __hash__(self):
        key = _target.key(self.address)
        return hash(self.address if key is None and not self == None else key)

    # as its memory has it: offsets in bytes from the object's address

    def read(self, offset, size):
        return memory.read(self.address + offset, size)

    def cstring(self, offset):
        return memory.cstring(self.address + offset)

    head = property(lambda self: _target.headSize(), doc="bytes of PyObject_HEAD in this build: mostly 16")

    def struct(self, name, address=None):
        """The structure of that name, here or at an address, by the debug information of the library of its class."""
        return _target.struct(_text(name), self.address if address is None else address, self.address)


def _plain(other):
    return other.plain() if isinstance(other, Value) else other


def _raw(name):
    return lambda self, offset: getattr(memory, name)(self.address + offset)


for _name in "u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 pointer".split():
    setattr(Value, _name, _raw(_name))


def _arithmetic(operator):
    def binary(name, work):
        setattr(Value, "__%s__" % name, lambda self, other: work(self.plain(), _plain(other)))
        setattr(Value, "__r%s__" % name, lambda self, other: work(_plain(other), self.plain()))

    def unary(name, work):
        setattr(Value, "__%s__" % name, lambda self: work(self.plain()))

    for name in "add sub mul div truediv floordiv mod pow lshift rshift and or xor".split():
        binary(name, getattr(operator, "__%s__" % name))
    binary("divmod", divmod)
    for name in "neg pos abs invert".split():
        unary(name, getattr(operator, "__%s__" % name))


import operator as _operator
_arithmetic(_operator)


class Struct(object):
    """A C structure in the target's memory; its fields are attributes, and items for names that are taken."""

    def __init__(self, view):
        self._view = view

    address = property(lambda self: self._view.address())
    fields = property(lambda self: list(self._view.fields()))

    def __getattr__(self, name):
        if name.startswith("__") or not self._view.has(name):
            raise AttributeError("%s has no field %s" % (self._view.name(), name))
        return self._view.get(name)

    def __getitem__(self, name):
        if not self._view.has(name):
            raise KeyError(name)
        return self._view.get(name)

    def object(self, name):
        """The Python object that a pointer field points to."""
        return value(self[name])

    def cstring(self, name):
        """The text that a char pointer field points to, or that a char array field holds."""
        return self._view.cstring(name)

    def __repr__(self):
        return "<struct %s at 0x%x>" % (self._view.name(), self.address)


class Row(object):
    """One row of an answer; its columns are attributes."""

    def __init__(self, line):
        self._line = line

    columns = property(lambda self: list(self._line.columns()))

    def __getattr__(self, name):
        if name.startswith("__") or not self._line.has(name):
            raise AttributeError("the row has no column %s; it has %s" % (name, ", ".join(self.columns)))
        return self._line.cell(name)

    def __getitem__(self, name):
        return self._line.cell(self.columns[name] if isinstance(name, (int, long)) else _text(name))

    def __len__(self):
        return len(self.columns)

    def __iter__(self):
        return (self._line.cell(name) for name in self.columns)

    def __int__(self):
        return int(self._line.key())

    def __unicode__(self):
        return unicode(self._line.key())

    def __str__(self):
        return str(self._line.key())

    def __repr__(self):
        return "<row %s>" % ", ".join(self.columns)

    def __eq__(self, other):
        return self._line.key() == (other._line.key() if isinstance(other, Row) else other)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._line.key())


class Rows(object):
    """The rows of an answer, each read when it is asked for and once."""

    def __init__(self, answer):
        self._answer = answer
        self._rows = []

    columns = property(lambda self: list(self._answer.columns()))

    def __iter__(self):
        at = 0
        while at < len(self._rows) or self._pull():
            yield self._rows[at]
            at += 1

    def _pull(self):
        line = self._answer.next()
        if line is None:
            return False
        self._rows.append(Row(line))
        return True

    def _all(self):
        while self._pull():
            pass
        return self._rows

    def __len__(self):
        return len(self._all())

    def __nonzero__(self):
        return bool(self._rows) or self._pull()

    def __getitem__(self, index):
        return self._all()[index]


def query(text):
    """The rows that a query gives."""
    return Rows(_target.query(_text(text)))


def show(text):
    """Prints what a query answers, as a table. For investigations."""
    _target.show(_text(text))


def value(address):
    """The Python object at an address."""
    return Value(address)


def struct(name, address):
    """The structure of that name at an address, by the debug information of any library of the target."""
    return _target.struct(_text(name), address, 0)


class Target(object):
    """The process that an investigation is about."""
    memory = memory
    query = staticmethod(query)
    show = staticmethod(show)
    value = staticmethod(value)
    struct = staticmethod(struct)
    name = property(lambda self: _target.name(), doc="the core's path")
    python = property(lambda self: _target.version(), doc="its version: 3.12.1")


target = Target()


class _Out(object):
    """sys.stdout and sys.stderr of hooks: text to whoever runs them."""
    softspace = 0
    encoding = "UTF-8"

    def __init__(self, write):
        self._write = write

    def write(self, text):
        self._write(text if isinstance(text, unicode) else str(text).decode("utf-8", "replace"))

    def flush(self):
        pass


def _exit(status=0):
    """What os._exit is here: it would end Inquest, not the hook."""
    raise SystemExit(status)


class _Os(object):
    """Finds os, once, with an _exit that ends the hook alone."""

    def find_module(self, name, path=None):
        return self if name in ("os", "posix") else None

    def load_module(self, name):
        import sys
        sys.meta_path.remove(self)
        import os
        import posix
        os._exit = posix._exit = _exit
        return sys.modules[name]


def _begin():
    import sys
    sys.meta_path.append(_Os())


_begin()
