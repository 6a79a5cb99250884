// thrown.cc: dies while an exception is under way; argv[1] says where.
#include <cstdlib>
#include <cstring>
#include <stdexcept>

static bool in_destructor;

struct Kept {
  ~Kept() {
    if (in_destructor) abort();
  }
};

__attribute__((noinline)) void throws(int n) {
  Kept kept;
  if (n == 0) throw std::runtime_error("thrown");
  throws(n - 1);
}

__attribute__((noinline)) void lets_none_out() noexcept { throws(3); }

int main(int, char **arguments) {
  in_destructor = !strcmp(arguments[1], "destructor");
  try {
    if (in_destructor) throws(2);
    lets_none_out();
  } catch (...) {
  }
}
