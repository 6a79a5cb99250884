# -*- coding: utf-8 -*-
"""Functions, modules and files with names of every kind. Run as: names.py ACCOUNT [DEATH]."""
import importlib
import os
import sys
import zipfile

import account

BODY = u"""
def called(then):
    return then()
"""


def compiled(filename, name, body=BODY):
    space = {"__name__": "compiled"}
    exec(compile(body, filename, "exec"), space)
    return space[name]


def decorated(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


class Outer(object):
    class Inner(object):
        def method(self, then):
            return [then() for _ in range(1)]

        @classmethod
        def of_class(cls, then):
            return list(map(lambda _: then(), [0]))

        @staticmethod
        def static(then):
            return {k: then() for k in [1]}

        @property
        def prop(self):
            return self.then()

        def __call__(self, then):
            self.then = then
            return self.prop


@decorated
def plain(then):
    return sum(then() or 0 for _ in range(1))


def zipped():
    path = sys.argv[1] + ".zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inside.py", u"\n\n\n" + BODY)
    sys.path.append(path)
    return importlib.import_module("inside").called


def main():
    inner = Outer.Inner()
    steps = [
        compiled("<string>", "called"),
        compiled("", "called"),
        compiled("/gone/nowhere.py", "called"),
        compiled("relative.py", "called"),
        compiled("/tmp/with space/and\nnewline\x1b[31m.py", "called"),
        compiled("/tmp/" + "long/" * 300 + "name.py", "called"),
        compiled("names.py", "f" * 3000, "def " + "f" * 3000 + "(then):\n  return then()\n"),
        compiled("<lines>", "called", "\n" * 70000 + "def called(then):\n" + "\n" * 1000 + "  return then()\n"),
        compiled("<wide>", "called", "def called(then):\n  return (" + " " * 300 + "then())\n"),
        compiled("<across>", "called", "def called(then):\n  return (\n    [1,\n" + "\n" * 200 + "     then(\n\n)])\n"),
        zipped(),
        inner.method, Outer.Inner.of_class, Outer.Inner.static, inner, plain,
    ]
    if sys.version_info[0] > 2:
        steps.append(compiled(os.fsdecode(b"/tmp/undecodable\xff.py"), "called"))
        steps.append(importlib.import_module(u"\xe9").__dict__[u"\xc9chelle"]().monter)
        steps.append(compiled(u"/tmp/\u6a21\u5757/\U0001f40d.py", "called"))
        steps.append(compiled(u"/tmp/caf\xe9.py", "called"))
    run(steps)


def run(steps):
    if not steps:
        return account.finish()
    return steps[0](lambda: run(steps[1:]))


if __name__ == "__main__":
    main()
