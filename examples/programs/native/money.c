// An extension type with fields of its own, and one that holds a C array of structures: what printers in
// examples/printers/money.py read by raw offsets, and ledger.py by this file's debug information.
#include <Python.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  PyObject_HEAD
  int64_t cents;
  char currency[4];
  PyObject *history;  // a list of str
} PyMoney;

typedef struct entry {
  int32_t account;
  float amount;
  unsigned booked : 1;
  unsigned kind : 3;
} entry;

typedef struct {
  PyObject_HEAD
  struct {
    const char *name;
    uint16_t year;
  } head;
  entry last[2];
  PyObject *total;  // a Money
} PyLedger;

static void money_dealloc(PyObject *self) {
  Py_XDECREF(((PyMoney *)self)->history);
  Py_TYPE(self)->tp_free(self);
}

static void ledger_dealloc(PyObject *self) {
  Py_XDECREF(((PyLedger *)self)->total);
  Py_TYPE(self)->tp_free(self);
}

static PyTypeObject MoneyType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "money.Money",
    .tp_basicsize = sizeof(PyMoney),
    .tp_dealloc = money_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

static PyTypeObject LedgerType = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "money.Ledger",
    .tp_basicsize = sizeof(PyLedger),
    .tp_dealloc = ledger_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
};

static PyObject *new_money(PyObject *module, PyObject *args) {
  long long cents;
  const char *currency;
  PyObject *history;
  if (!PyArg_ParseTuple(args, "LsO:money", &cents, &currency, &history)) {
    return NULL;
  }
  PyMoney *made = (PyMoney *)MoneyType.tp_alloc(&MoneyType, 0);
  if (made != NULL) {
    made->cents = cents;
    strncpy(made->currency, currency, sizeof made->currency - 1);
    Py_INCREF(history);
    made->history = history;
  }
  (void)module;
  return (PyObject *)made;
}

static PyObject *new_ledger(PyObject *module, PyObject *total) {
  PyLedger *made = (PyLedger *)LedgerType.tp_alloc(&LedgerType, 0);
  if (made != NULL) {
    made->head.name = "travel";
    made->head.year = 2024;
    made->last[0] = (entry){.account = 1200, .amount = -12.5f, .booked = 1, .kind = 5};
    made->last[1] = (entry){.account = 1800, .amount = 12.5f, .booked = 0, .kind = 2};
    Py_INCREF(total);
    made->total = total;
  }
  (void)module;
  return (PyObject *)made;
}

static PyMethodDef methods[] = {
    {"money", new_money, METH_VARARGS, NULL},
    {"ledger", new_ledger, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static int ready(void) {
  return PyType_Ready(&MoneyType) < 0 || PyType_Ready(&LedgerType) < 0 ? -1 : 0;
}

#if PY_MAJOR_VERSION < 3
PyMODINIT_FUNC initmoney(void) {
  if (ready() == 0) {
    Py_InitModule("money", methods);
  }
}
#else
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "money", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_money(void) {
  return ready() == 0 ? PyModule_Create(&module) : NULL;
}
#endif
