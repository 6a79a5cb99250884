"""A plain Python class: what one wants to know of a session, on one line."""
import inquest


@inquest.printer("__main__.Session")
class SessionPrinter(object):
    def __init__(self, value):
        self.value = value

    def to_string(self):
        return "%s session of %s" % (self.value.attr("state"), self.value.attr("user"))

    def children(self):
        yield "headers", self.value.attr("headers")
