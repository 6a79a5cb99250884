"""A class that is a mapping by collections.abc: the headers of requests, as a map."""
import inquest


@inquest.printer(pattern=r"(requests\.structures|__main__)\.CaseInsensitiveDict")
class CaseInsensitiveDictPrinter(object):
    def __init__(self, value):
        self.store = value.attr("_store")

    def to_string(self):
        return "headers"

    def children(self):
        for pair in self.store.values():
            yield pair[0], pair[1]

    def display_hint(self):
        return "map"
