// A C++ class behind a Python object, held as pybind11 holds it in its simple layout: the structure of every
// instance is the same, and its first word after the head points to the C++ object.
#include <Python.h>

#include <vector>

namespace geo {

struct Point {
  double x;
  double y;
};

class Shape {
 public:
  explicit Shape(int id) : id_(id) {}
  virtual ~Shape() {}
  virtual double area() const = 0;

 protected:
  int id_;
};

class Polygon : public Shape {
 public:
  Polygon(int id, const char *label) : Shape(id), label_(label) {}
  void add(double x, double y) { corners_.push_back(Point{x, y}); }
  double area() const override {
    double twice = 0;
    for (size_t i = 0; i < corners_.size(); i++) {
      const Point &a = corners_[i];
      const Point &b = corners_[(i + 1) % corners_.size()];
      twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2;
  }

 private:
  const char *label_;
  std::vector<Point> corners_;
};

}  // namespace geo

namespace pybind11 {
namespace detail {

struct instance {
  PyObject_HEAD
  void *simple_value_holder[2];
  PyObject *weakrefs;
  bool owned : 1;
  bool simple_layout : 1;
};

}  // namespace detail
}  // namespace pybind11

using pybind11::detail::instance;

static geo::Polygon *held(PyObject *self) {
  return static_cast<geo::Polygon *>(reinterpret_cast<instance *>(self)->simple_value_holder[0]);
}

static void deallocate(PyObject *self) {
  delete held(self);
  Py_TYPE(self)->tp_free(self);
}

static PyTypeObject PolygonType = {PyVarObject_HEAD_INIT(NULL, 0)};

static PyObject *triangle(PyObject *, PyObject *) {
  PyObject *made = PolygonType.tp_alloc(&PolygonType, 0);
  if (made != NULL) {
    instance *self = reinterpret_cast<instance *>(made);
    geo::Polygon *polygon = new geo::Polygon(7, "sail");
    polygon->add(0, 0);
    polygon->add(4, 0);
    polygon->add(0, 2.5);
    self->simple_value_holder[0] = polygon;
    self->owned = true;
    self->simple_layout = true;
  }
  return made;
}

static PyObject *area(PyObject *, PyObject *shape) {
  return PyFloat_FromDouble(held(shape)->area());
}

static PyMethodDef methods[] = {
    {"triangle", triangle, METH_NOARGS, NULL},
    {"area", area, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static int ready() {
  PolygonType.tp_name = "shapes.Polygon";
  PolygonType.tp_basicsize = sizeof(instance);
  PolygonType.tp_dealloc = deallocate;
  PolygonType.tp_flags = Py_TPFLAGS_DEFAULT;
  return PyType_Ready(&PolygonType);
}

#if PY_MAJOR_VERSION < 3
PyMODINIT_FUNC initshapes(void) {
  if (ready() == 0) {
    Py_InitModule("shapes", methods);
  }
}
#else
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "shapes", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_shapes(void) {
  return ready() == 0 ? PyModule_Create(&module) : NULL;
}
#endif
