# -*- coding: utf-8 -*-
"""A program's own account of itself, written just before it dies.

Runs on CPython 2.7 and 3.6 to 3.15. A program of this folder is started as

    PROGRAM ACCOUNT [DEATH [arguments]]

reaches its state and calls `account.finish()`, which writes ACCOUNT (JSON) and dies of DEATH, all on
one line of one frame: what the account says of that frame is still true when the core is written.
"""
import io
import json
import os
import sys
import threading
import time

PY2 = sys.version_info[0] == 2

# sys loses its own when the interpreter finalizes
ARGV = sys.argv

if "ACCOUNT_FOLDER" in os.environ:
    os.chdir(os.environ["ACCOUNT_FOLDER"])  # where the core is to lie

_marks = {}


def mark(role, **more):
    """Called by a thread that is about to reach its final state: role says which state that is."""
    _marks[_ident()] = dict(more, role=role, tid=_tid())


def started(count, seconds=20):
    """Waits until count threads have been marked and none of those that should sleep is running."""
    for _ in range(int(seconds * 50)):
        if len(_marks) >= count:
            break
        time.sleep(0.02)
    quiet = 0
    for _ in range(int(seconds * 50)):
        time.sleep(0.02)
        states = [_state(m["tid"]) for m in list(_marks.values()) if not m["role"].startswith("spin")]
        quiet = quiet + 1 if all(s in "S?" for s in states) else 0
        if quiet >= 10:
            return


def finish(holds_gil="self"):
    """Writes the account and dies. holds_gil: 'self', the role of a thread, or None where it is not known.

    Of those that hold it themselves some die in a call that has released it.
    """
    death = ARGV[2] if len(ARGV) > 2 else "wait"
    die = DEATHS[death]()
    if holds_gil == "self" and death not in ("abort", "fatal", "kill-abrt", "kill-quit"):
        holds_gil = "nobody"
    mark("main" if _ident() == _main() else "dying")
    write(holds_gil); os.write(1, b"ready\n"); die()


def write(holds_gil="self"):
    text = json.dumps(_account(holds_gil, sys._getframe(1)), indent=1, sort_keys=True)
    with io.open(ARGV[1] + ".part", "wb") as file:  # the builtin open is gone by the time of finalization
        file.write(text.encode("ascii"))
    os.rename(ARGV[1] + ".part", ARGV[1])


def _account(holds_gil, top):
    frames = {} if os.environ.get("ACCOUNT_BLIND") else sys._current_frames()
    frames[_ident()] = top
    names = dict((t.ident, t) for t in threading.enumerate())
    threads = []
    for ident in sorted(frames):
        thread = names.get(ident)
        told = dict(_marks.get(ident, {}))
        told["ident"] = ident
        told["main"] = ident == _main()
        told["name"] = _text(thread.name) if thread else None
        told["daemon"] = bool(thread.daemon) if thread else None
        stack = _stack(frames[ident])
        told["depth"] = len(stack)
        if len(stack) > 1000:  # the middle of a very deep stack is all the same
            del stack[500:-500]
        told["frames"] = [_frame(frame) for frame in stack]
        threads.append(told)
    if holds_gil == "self":
        holder = _ident()
    elif holds_gil == "nobody":
        holder = 0
    elif PY2:
        holder = None  # a thread that computes gives it up every 100 instructions
    else:
        holder = next((i for i, m in _marks.items() if m["role"] == holds_gil), None)
    return {
        "program": os.path.basename(ARGV[0]),
        "version": "%d.%d.%d" % sys.version_info[:3],
        "hexversion": sys.hexversion,
        "abiflags": getattr(sys, "abiflags", ""),
        "debug": hasattr(sys, "gettotalrefcount"),
        "free_threaded": hasattr(sys, "_is_gil_enabled") and "t" in getattr(sys, "abiflags", ""),
        "executable": _text(sys.executable),
        "flags": dict((n, getattr(sys.flags, n)) for n in dir(sys.flags) if isinstance(getattr(sys.flags, n), int)),
        "argv": [_text(a) for a in ARGV],
        "cwd": _text(os.getcwd()),
        "environ": dict((_text(k), _text(v)) for k, v in os.environ.items()),
        "pid": os.getpid(),
        "ppid": os.getppid(),
        "uid": os.getuid(),
        "gid": os.getgid(),
        "death": ARGV[2] if len(ARGV) > 2 else "wait",
        "holds_gil": holder,
        "threads": threads,
    }


def _stack(frame):
    """Oldest first."""
    told = []
    while frame is not None:
        told.append(frame)
        frame = frame.f_back
    return told[::-1]


def _frame(frame):
    code = frame.f_code
    arguments = code.co_argcount + getattr(code, "co_kwonlyargcount", 0)
    arguments += bool(code.co_flags & 4) + bool(code.co_flags & 8)
    told = {
        "file": _text(code.co_filename),
        "line": frame.f_lineno,
        "function": _text(code.co_name),
        "qualname": _text(getattr(code, "co_qualname", code.co_name)),
        "arguments": [_text(n) for n in code.co_varnames[:arguments]],
    }
    if code.co_flags & 2 and len(told["function"]) < 200 and not os.environ.get("ACCOUNT_NO_LOCALS"):
        told["locals"] = dict((_text(n), _value(v)) for n, v in frame.f_locals.items())
    return told


def _value(value):
    kind = type(value)
    name = getattr(kind, "__qualname__", kind.__name__)
    try:
        text = _text(repr(value))
    except Exception as problem:
        text = None
        return {"type": _text(kind.__module__ + "." + name), "address": id(value), "problem": _text(repr(problem))}
    told = {"type": _text(kind.__module__ + "." + name), "address": id(value), "length": len(text)}
    told["repr"] = text[:4000]
    return told


def _text(value):
    if value is None:
        return None
    if PY2 and isinstance(value, str):
        return value.decode("utf-8", "replace")
    # a lone surrogate (an undecodable byte of a path) stays one: JSON can carry it
    return value


def _tid():
    if hasattr(threading, "get_native_id"):
        return threading.get_native_id()
    try:
        return int(os.readlink("/proc/thread-self").rpartition("/")[2])
    except OSError:  # no /proc, as in a bare root
        import ctypes
        return ctypes.CDLL(None).syscall({"x86_64": 186, "aarch64": 178}[os.uname()[4]])


def _ident():
    return threading.current_thread().ident if PY2 else threading.get_ident()


def _main():
    return next((t.ident for t in threading.enumerate() if type(t).__name__ == "_MainThread"), None)


def _state(tid):
    try:
        with io.open("/proc/self/task/%d/stat" % tid) as file:
            return file.read().rpartition(")")[2].split()[0]
    except (IOError, OSError):
        return "?"


# Each gives a callable made of C alone, so that no Python frame comes on top of the recorded one.


def _wait():
    import functools
    return functools.partial(time.sleep, 3600)


def _native(name, *arguments):
    def make():
        import ctypes
        import functools
        return functools.partial(getattr(ctypes.CDLL(None), name), *arguments)
    return make


def _signal(number):
    def make():
        import functools
        return functools.partial(os.kill, os.getpid(), number)
    return make


def _segv():
    import ctypes
    import functools
    return functools.partial(ctypes.memmove, ctypes.c_void_p(0x10), ctypes.create_string_buffer(8), 8)


def _jump():
    """Calls address 0x18: the program counter itself is wild."""
    import ctypes
    return ctypes.CFUNCTYPE(None)(0x18)


def _machine(code):
    """Calls machine code of our own (x86-64)."""
    def make():
        import ctypes
        import mmap
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        page.write(code)
        function = ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
        function.page = page
        return function
    return make


def _bus():
    import ctypes
    import functools
    import mmap
    import tempfile
    file = tempfile.TemporaryFile()
    file.truncate(4096)
    page = mmap.mmap(file.fileno(), 4096)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    file.truncate(0)
    call = functools.partial(ctypes.memmove, ctypes.create_string_buffer(8), ctypes.c_void_p(address), 8)
    _kept.append((file, page))
    return call


_kept = []


def _fatal():
    import ctypes
    import functools
    ctypes.pythonapi.Py_FatalError.restype = None
    return functools.partial(ctypes.pythonapi.Py_FatalError, b"the fixture's own fatal error")


DEATHS = {
    "wait": _wait,                                # for gcore, or a signal from outside
    "abort": lambda: os.abort,
    "segv": _segv,                                # write to 0x10
    "jump": _jump,                                # call of 0x18
    "fpe": _machine(b"\x31\xc9\x31\xd2\x31\xc0\xf7\xf9\xc3"),   # xor ecx,ecx; xor edx,edx; xor eax,eax; idiv ecx; ret
    "ill": _machine(b"\x0f\x0b\xc3"),             # ud2; ret
    "trap": _machine(b"\xcc\xc3"),                # int3; ret
    "bus": _bus,                                  # read of a mapped page beyond the end of its file
    "kill-abrt": _signal(6),                      # kill(2) by itself
    "kill-quit": _signal(3),
    "overflow": _machine(b"\x50\xe8\xfa\xff\xff\xff"),        # push rax; call itself: the C stack overflows
    "fatal": _fatal,                              # Py_FatalError
    "assert": _native("__assert_fail", b"answer == 42", b"fixture.c", 12, b"question"),
}
