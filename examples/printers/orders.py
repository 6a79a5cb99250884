"""Everything a hook can be, for the order service of the sample core (examples/cores/demo/srv/shop)."""
import inquest


@inquest.printer("__main__.Order")
class OrderPrinter(object):
    """Number and customer instead of a dataclass with everything."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        return "order %s of %s" % (self.value.attr("number"), self.value.attr("customer"))

    def children(self):
        return ((article, count) for article, count in self.value.attr("lines").items())

    def display_hint(self):
        return "map"


@inquest.printer("pricing.Book")
def book(value):
    """A plain function gives the text."""
    return "book of %d prices" % len(value.attr("prices"))


@inquest.function
def pieces(order):
    """how many pieces an order has"""
    return sum(int(count) for count in order.attr("lines").values())


@inquest.relation(columns=[("thread", "number of the thread that holds it"), ("order", "the order")])
def orders():
    """the orders that workers are at"""
    for local in inquest.query("locals where name == 'order' and value and frame.function == 'run'"):
        yield int(local.thread), local.value


@inquest.investigation
def stuck(target, article="pen"):
    """which orders have an article"""
    found = [row for row in target.query("orders") if article in row.order.attr("lines").keys()]
    for row in found:
        print u"thread %d has %s of %s" % (row.thread, row.order.attr("lines")[article], article)
    return found
