# -*- coding: utf-8 -*-
"""Generators, and where the version has them coroutines, in the stack; others suspended in locals.

Run as: generators.py ACCOUNT [DEATH]
"""
import sys

import account

ASYNC = u'''
import asyncio
import account

async def leaf(depth):
    if depth:
        return await leaf(depth - 1)
    account.finish()

async def produce():
    for number in range(3):
        yield number
        await leaf(2)

async def consume():
    async for number in produce():
        pass

async def sleeper(seconds):
    await asyncio.sleep(seconds)

async def main():
    tasks = [asyncio.ensure_future(sleeper(n)) for n in (1000, 2000)]
    await asyncio.sleep(0)
    await consume()

def run():
    asyncio.new_event_loop().run_until_complete(main())
'''


def numbers(limit):
    for n in range(limit):
        yield n


def doubled(source, then):
    for n in source:
        if n == 2:
            then()
        yield n * 2


def delegated(source, then):
    for n in doubled(source, then):
        yield n


def run():
    suspended = numbers(10)
    next(suspended)
    finished = numbers(0)
    list(finished)

    def then():
        if sys.version_info >= (3, 6):
            space = {"__name__": "generated"}
            exec(compile(ASYNC, "<asynchronous>", "exec"), space)
            space["run"]()
        account.finish()

    return sum(n for n in delegated(numbers(5), then) if n >= 0)


if __name__ == "__main__":
    run()
