// What Cython makes of
//
//     cdef class Reading:
//         cdef double value
//         cdef int samples
//         cdef object unit
//         cdef double mean(self)
//
// in its essentials: a structure named after module and class, with a table of its C methods behind the head.
#include <Python.h>

struct __pyx_vtabstruct_6sensor_Reading;

struct __pyx_obj_6sensor_Reading {
  PyObject_HEAD
  struct __pyx_vtabstruct_6sensor_Reading *__pyx_vtab;
  double value;
  int samples;
  PyObject *unit;
};

struct __pyx_vtabstruct_6sensor_Reading {
  double (*mean)(struct __pyx_obj_6sensor_Reading *);
};

static double __pyx_f_6sensor_7Reading_mean(struct __pyx_obj_6sensor_Reading *self) {
  return self->value / self->samples;
}

static struct __pyx_vtabstruct_6sensor_Reading __pyx_vtable_6sensor_Reading = {__pyx_f_6sensor_7Reading_mean};

static void __pyx_tp_dealloc_6sensor_Reading(PyObject *o) {
  Py_XDECREF(((struct __pyx_obj_6sensor_Reading *)o)->unit);
  Py_TYPE(o)->tp_free(o);
}

static PyObject *__pyx_tp_new_6sensor_Reading(PyTypeObject *t, PyObject *a, PyObject *k) {
  double value;
  int samples;
  PyObject *unit;
  if (k != NULL || !PyArg_ParseTuple(a, "diO:Reading", &value, &samples, &unit)) {
    return NULL;
  }
  struct __pyx_obj_6sensor_Reading *p = (struct __pyx_obj_6sensor_Reading *)t->tp_alloc(t, 0);
  if (p != NULL) {
    p->__pyx_vtab = &__pyx_vtable_6sensor_Reading;
    p->value = value;
    p->samples = samples;
    Py_INCREF(unit);
    p->unit = unit;
  }
  return (PyObject *)p;
}

static PyTypeObject __pyx_type_6sensor_Reading = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "sensor.Reading",
    .tp_basicsize = sizeof(struct __pyx_obj_6sensor_Reading),
    .tp_dealloc = __pyx_tp_dealloc_6sensor_Reading,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = __pyx_tp_new_6sensor_Reading,
};

static int add(PyObject *module) {
  if (module == NULL || PyType_Ready(&__pyx_type_6sensor_Reading) < 0) {
    return -1;
  }
  Py_INCREF(&__pyx_type_6sensor_Reading);
  return PyModule_AddObject(module, "Reading", (PyObject *)&__pyx_type_6sensor_Reading);
}

#if PY_MAJOR_VERSION < 3
PyMODINIT_FUNC initsensor(void) {
  add(Py_InitModule("sensor", NULL));
}
#else
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "sensor", NULL, -1, NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_sensor(void) {
  PyObject *made = PyModule_Create(&module);
  return add(made) == 0 ? made : NULL;
}
#endif
