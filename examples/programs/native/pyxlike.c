// What Cython makes of
//
//     def apply(f, depth):
//         return f(depth)
//
// in its essentials: a wrapper that takes the arguments (__pyx_pw_) around what the function does (__pyx_pf_).
#include <Python.h>

static PyObject *__pyx_pf_7pyxlike_apply(PyObject *__pyx_self, PyObject *__pyx_v_f, PyObject *__pyx_v_depth) {
  PyObject *__pyx_r = PyObject_CallFunctionObjArgs(__pyx_v_f, __pyx_v_depth, NULL);
  (void)__pyx_self;
  if (__pyx_r == NULL) {
    PyErr_SetString(PyExc_RuntimeError, "pyxlike.apply");
  }
  return __pyx_r;
}

static PyObject *__pyx_pw_7pyxlike_1apply(PyObject *__pyx_self, PyObject *__pyx_args) {
  PyObject *f;
  PyObject *depth;
  if (!PyArg_ParseTuple(__pyx_args, "OO:apply", &f, &depth)) {
    return NULL;
  }
  return __pyx_pf_7pyxlike_apply(__pyx_self, f, depth);
}

static PyMethodDef methods[] = {
    {"apply", __pyx_pw_7pyxlike_1apply, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

#if PY_MAJOR_VERSION < 3
PyMODINIT_FUNC initpyxlike(void) {
  Py_InitModule("pyxlike", methods);
}
#else
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "pyxlike", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_pyxlike(void) {
  return PyModule_Create(&module);
}
#endif
