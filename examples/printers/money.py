"""An extension type by its raw offsets: for a library without debug information."""
import inquest


@inquest.printer("money.Money")
class MoneyPrinter(object):
    def __init__(self, value):
        self.value = value
        self.fields = value.head  # the first field of its own stands behind PyObject_HEAD

    def to_string(self):
        return "%.2f %s" % (self.value.i64(self.fields) / 100.0, self.value.cstring(self.fields + 8))

    def children(self):
        return [("history", inquest.value(self.value.pointer(self.fields + 16)))]
