"""Run by gdb: writes the native stacks of all threads to the file that BACKTRACE names, as JSON.

A frame is [kind, pc, function, linkage name, line]; kinds are those of gdb: a tail call frame is none that lies
on the stack, gdb concludes from call sites that the function must have been there.
"""
import json
import os

import gdb

KINDS = {gdb.NORMAL_FRAME: "normal", gdb.INLINE_FRAME: "inlined", gdb.TAILCALL_FRAME: "tail", gdb.SIGTRAMP_FRAME: "signal"}
MOST = 20000


def told(frame):
    function = frame.function()
    linkage = function.linkage_name if function is not None else None
    sal = frame.find_sal()
    line = sal.line if sal.symtab is not None else 0
    return [KINDS.get(frame.type(), "other"), "%x" % frame.pc(), frame.name(), linkage, line]


def stack():
    frames = []
    try:
        frame = gdb.newest_frame()
        while frame is not None and len(frames) < MOST:
            frames.append(told(frame))
            frame = frame.older()
    except gdb.error as problem:
        frames.append(["broken", "0", str(problem), None, 0])
    return frames


stacks = {}
for thread in gdb.selected_inferior().threads():
    thread.switch()
    stacks[str(thread.ptid[1] or thread.ptid[0])] = stack()
with open(os.environ["BACKTRACE"], "w") as out:
    json.dump(stacks, out)
