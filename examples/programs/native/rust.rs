// Rust between Python and Python: a callback in a closure, through a generic function.

type Callback = extern "C" fn(i32) -> i32;

/// Calls `f` once, from an iterator.
#[inline(never)]
fn through<F: Fn(i32) -> i32>(f: F, depth: i32) -> i32 {
    [depth].iter().map(|n| f(*n)).sum()
}

#[no_mangle]
pub extern "C" fn rust_closure(then: Callback, depth: i32) -> i32 {
    through(|n| then(n) + 1, depth) + 1
}
