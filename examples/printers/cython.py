"""Classes of Cython: the structure is named after module and class, whatever its fields are."""
import inquest


def structure(type):
    """__pyx_obj_6sensor_Reading for sensor.Reading: each part with its length, the class without."""
    module, name = type.name.rsplit(".", 1)
    return "__pyx_obj_%s_%s" % ("_".join("%d%s" % (len(part), part) for part in module.split(".")), name)


@inquest.printer(pattern=r"sensor\..*")
class CythonPrinter(object):
    def __init__(self, value):
        self.fields = value.struct(structure(value.type))

    def children(self):
        for name in self.fields.fields:
            if name == "unit":
                yield name, self.fields.object(name)
            elif name not in ("ob_base", "ob_refcnt", "ob_type", "__pyx_vtab"):
                yield name, self.fields[name]
