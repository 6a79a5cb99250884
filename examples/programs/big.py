# -*- coding: utf-8 -*-
"""Holds much memory, none of it zeros. Run as: big.py ACCOUNT [DEATH [MEGABYTES]] (2,048)."""
import os
import sys

import account


def hold(megabytes):
    chunk = os.urandom(1 << 20)
    ballast = bytearray(chunk) * megabytes
    account.finish()
    return len(ballast)


if __name__ == "__main__":
    hold(int(sys.argv[3]) if len(sys.argv) > 3 else 2048)
