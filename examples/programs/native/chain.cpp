// C++ between Python and Python: templates in namespaces, a call that is inlined at -O2, and a destructor that calls
// Python while an exception passes. Called through ctypes.CDLL, which releases the GIL; the callback takes it again.
#include <stdexcept>

namespace chain {

using callback = int (*)(int);

// Calls back when it goes out of scope, however that comes about.
template <typename Then>
class at_exit {
 public:
  explicit at_exit(Then then) : then_(then) {}
  __attribute__((noinline)) ~at_exit() { last = then_(7); }
  static int last;

 private:
  Then then_;
};

template <typename Then>
int at_exit<Then>::last;

// Small enough for every compiler to inline it.
static inline int step(callback then, int depth) {
  return then(depth + 1) + 1;
}

template <typename T, int Times>
__attribute__((noinline)) T repeat(callback then, T depth) {
  T sum = 0;
  for (int i = 0; i < Times; i++) {
    sum += static_cast<T>(step(then, static_cast<int>(depth)));
  }
  return sum;
}

namespace {

__attribute__((noinline)) int fails(callback then, int depth) {
  at_exit<callback> last(then);
  if (depth > 0) {
    throw std::runtime_error("as it should");
  }
  return depth;
}

}  // namespace
}  // namespace chain

extern "C" int chain_templates(chain::callback then, int depth) {
  return static_cast<int>(chain::repeat<long, 1>(then, depth)) + 1;
}

extern "C" int chain_destructor(chain::callback then, int depth) {
  try {
    return chain::fails(then, depth) + 1;
  } catch (const std::exception&) {
    return chain::at_exit<chain::callback>::last;
  }
}
