/**
 * Hooks: printers, functions, relations and investigations that users write in Jython. Only {@link
 * inquest.scripts.jython.JythonHooks} and what stands behind it loads a class of Jython, and only
 * where there is a hook to load.
 */
package inquest.scripts.jython;
