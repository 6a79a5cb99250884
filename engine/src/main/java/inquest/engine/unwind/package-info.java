/**
 * Native frames: walks the stack of a native thread. Stands on dwarf and binaries; knows no
 * symbols.
 */
package inquest.engine.unwind;
