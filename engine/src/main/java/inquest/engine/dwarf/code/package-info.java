/**
 * Which unit, function and inlined calls an address of code is in, and what functions are called.
 */
package inquest.engine.dwarf.code;
