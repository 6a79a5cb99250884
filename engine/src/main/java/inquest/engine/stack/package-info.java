/**
 * Python and native frames of one thread as one stack, in the order of the calls. Stands on runtime
 * and unwind.
 */
package inquest.engine.stack;
