"""An extension type by the names of its fields, which come from the debug information of its library."""
import inquest


@inquest.printer("money.Ledger")
class LedgerPrinter(object):
    def __init__(self, value):
        self.ledger = value.struct("PyLedger")

    def to_string(self):
        return "ledger %s %d" % (self.ledger.head.cstring("name"), self.ledger.head.year)

    def children(self):
        for entry in self.ledger.last:
            name = "account_%d" % entry.account
            yield name, "%.2f, kind %d%s" % (entry.amount, entry.kind, "" if entry.booked else ", not booked")
        yield "total", self.ledger.object("total")
