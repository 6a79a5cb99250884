/**
 * Names of functions as they were written, from the names that linkers see: C++ (Itanium ABI), Rust
 * (legacy and v0). Text in, text out; uses no other package.
 */
package inquest.engine.unwind.demangle;
