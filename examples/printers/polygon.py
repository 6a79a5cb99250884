"""A C++ object behind a Python object that pybind11 made: the wrapper points to it."""
import inquest


@inquest.printer("shapes.Polygon")
class PolygonPrinter(object):
    def __init__(self, value):
        holder = value.struct("pybind11::detail::instance")
        self.polygon = value.struct("geo::Polygon", holder.simple_value_holder[0])

    def to_string(self):
        return "polygon %d %s" % (self.polygon.id_, self.polygon.cstring("label_"))

    def children(self):
        corners = self.polygon.corners_._M_impl
        for n, at in enumerate(range(corners._M_start, corners._M_finish, 16)):
            yield str(n), "(%g, %g)" % (inquest.memory.f64(at), inquest.memory.f64(at + 8))

    def display_hint(self):
        return "array"
