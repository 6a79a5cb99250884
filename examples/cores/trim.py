#!/usr/bin/env python3
"""trim.py CORE TRIMMED: leaves out of a kernel core what reading Python does not need.

The core is one written with all file-backed pages (coredump_filter 0x37), so that it can be read on a machine
that has none of the files. Kept are all pages that are not a file's, the first page of each file (its ELF
header), and the read-only data of the interpreter itself. Machine code and the other libraries go.
"""
import struct
import sys

LOAD, NOTE, FILE = 1, 4, 0x46494C45
PAGE = 4096


def main(path, out):
    with open(path, "rb") as file:
        core = memoryview(file.read())
    offset, = struct.unpack_from("<Q", core, 32)
    count, = struct.unpack_from("<H", core, 56)
    headers = [list(struct.unpack_from("<IIQQQQQQ", core, offset + 56 * i)) for i in range(count)]
    files = mapped_files(core, headers)
    at = offset + 56 * count
    body = []
    for header in headers:
        kind, flags, start, address, _, size, _, align = header
        if kind == LOAD:
            size = kept(flags, size, files.get(address))
            at += -at % PAGE
        body.append((at, core[start:start + size]))
        header[2], header[5] = at, size
        at += size
    with open(out, "wb") as file:
        file.write(core[:offset])
        for header in headers:
            file.write(struct.pack("<IIQQQQQQ", *header))
        for place, data in body:
            file.write(b"\0" * (place - file.tell()))
            file.write(data)


def kept(flags, size, mapping):
    if mapping is None or flags & 2:
        return size
    name, first_page = mapping
    if not flags & 1 and "python" in name.rpartition("/")[2]:
        return size
    return min(size, PAGE) if first_page == 0 else 0


def mapped_files(core, headers):
    """Address to (path, offset in pages), from NT_FILE."""
    found = {}
    for kind, _, start, _, _, size, _, _ in headers:
        at = start
        while kind == NOTE and at < start + size:
            name, length, note = struct.unpack_from("<III", core, at)
            at += 12 + (name + 3 & ~3)
            if note == FILE:
                many, _ = struct.unpack_from("<QQ", core, at)
                names = bytes(core[at + 16 + 24 * many:at + length]).split(b"\0")
                for i in range(many):
                    address, _, page = struct.unpack_from("<QQQ", core, at + 16 + 24 * i)
                    found[address] = names[i].decode("utf-8", "replace"), page
            at += length + 3 & ~3
    return found


main(*sys.argv[1:])
