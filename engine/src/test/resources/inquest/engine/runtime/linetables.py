# -*- coding: utf-8 -*-
"""Prints the line tables of a few code objects and what this interpreter itself makes of them.

One line for each code object: version, kind, name, first line, table in hex, length of co_code, and
runs of instructions "from-to:line,end,column,end" with "-" for None. Run as: python linetables.py
"""
import binascii
import dis
import sys

FAR = "def far(a):\n    return a(\n" + "\n" * 300 + "        1,\n" + "\n" * 600 + "        2)\n"
WIDE = "def wide(a):\n    return " + "a" + " + a" * 60 + " + a.b.c(1, 2)\n"
BACK = """def back(x):
    try:
        for i in range(
                x.first(1,
                        2),
                x.second(3)):
            with x as y:
                print([y for y in (i,
                                   x) if y])
    except (ValueError,
            KeyError):
        raise
    finally:
        x.close(
            y=1)
"""
TEXT = u"def text(a):\n    é = a; return é.ü(é, a.b)\n" if sys.version_info[0] > 2 else "def text(a):\n    return a\n"
MANY = "def many(a):\n" + "".join("    a.x%d(a)\n" % i for i in range(40))
CLASS = "class Class(object):\n    @property\n    def x(self):\n        y = (yield\n            self)\n"


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            for inner in codes(constant):
                yield inner


def positions(code):
    length = len(code.co_code)
    if hasattr(code, "co_positions"):
        return [(2 * i, p) for i, p in enumerate(code.co_positions())], length
    if hasattr(code, "co_lines"):
        return [(o, (l,)) for a, b, l in code.co_lines() for o in range(a, b, 2)], length
    starts = dict(dis.findlinestarts(code))
    result, line = [], code.co_firstlineno
    for offset in range(length):
        line = starts.get(offset, line)
        result.append((offset, (line,)))
    return result, length


def main():
    kind = ("locations" if sys.version_info >= (3, 11) else "ranges" if sys.version_info >= (3, 10)
            else "lnotab-signed" if sys.version_info >= (3, 6) else "lnotab-unsigned")
    for source in (FAR, WIDE, BACK, TEXT, MANY, CLASS):
        for code in codes(compile(source, "f.py", "exec")):
            each, length = positions(code)
            runs = []
            for offset, position in each:
                if runs and runs[-1][1] == position:
                    runs[-1][2] = offset
                else:
                    runs.append([offset, position, offset])
            table = code.co_linetable if hasattr(code, "co_linetable") else code.co_lnotab
            print(" ".join(
                ["%d.%d" % sys.version_info[:2], kind, code.co_name, str(code.co_firstlineno),
                 binascii.hexlify(table).decode("ascii") or "-", str(length)]
                + ["%d-%d:%s" % (a, b, ",".join("-" if v is None else str(v) for v in p)) for a, p, b in runs]))


main()
