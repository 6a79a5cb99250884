"""A frame of pandas (1.3 to 2.2), read column by column out of its blocks.

Blocks and their places are classes of Cython without debug information: behind the head of the object and the table of
its C methods lie its fields, in the order in which pandas/_libs/internals.pyx declares them.
"""
import inquest

ROWS = 5


def field(value, number):
    return inquest.value(value.pointer(value.head + 8 * (1 + number)))


def places(block):
    """Which columns a block holds: a slice, or an array where they do not follow each other."""
    places = field(block, 0)
    span = field(places, 0)
    if span.type == "slice":
        return range(int(span.attr("start")), int(span.attr("stop")), int(span.attr("step")))
    return [int(place) for place in field(places, 1)]


def size(index):
    return len(index.attr("_range") if index.has("_range") else index.attr("_data"))


@inquest.printer("pandas.core.frame.DataFrame")
class DataFramePrinter(object):
    def __init__(self, value):
        manager = value.attr("_mgr")
        self.blocks = field(manager, 0)
        self.columns, self.rows = field(manager, 1)

    def to_string(self):
        rows = size(self.rows)
        return "DataFrame of %d rows%s" % (rows, "" if rows <= ROWS else ", the first %d" % ROWS)

    def children(self):
        columns = {}
        for block in self.blocks:
            values = field(block, 2)
            for number, column in enumerate(places(block)):
                columns[column] = values, number
        shown = min(ROWS, size(self.rows))
        for column in sorted(columns):
            values, number = columns[column]
            name = unicode(self.columns.attr("_data")[column])
            if values.type == "numpy.ndarray":
                yield name, [values[number, row] for row in range(shown)]
            else:
                yield name, values
