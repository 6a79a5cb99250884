# -*- coding: utf-8 -*-
"""Dies while an exception with a chain of causes is being handled. Run as: chained.py ACCOUNT [DEATH]."""
import account


class NoPrice(Exception):
    pass


def parse(text):
    return int(text)


def price(article):
    try:
        return parse(article["price"])
    except ValueError as problem:
        failure = NoPrice("no price for %s" % article["name"])
        failure.__cause__ = problem
        raise failure


def bill(articles):
    try:
        return sum(price(article) for article in articles)
    except NoPrice:
        account.finish()


if __name__ == "__main__":
    bill([{"name": "pen", "price": "12"}, {"name": "ink", "price": "soon"}])
