#include "shop.hpp"
volatile int sold;
namespace shop {
int Counter::count(int by) {
  auto add = [this](int x) { return n_ += level1(x); };
  struct Here {
    static __attribute__((noinline)) int go(int x) { return hidden(x) / 2; }
  };
  int a = add(by) + Here::go(by);
  a += TWICE(a); CALL(hidden, a);
  a += ANSWER;
  return a;
}
int Counter::total(const Order *first) {
  int sum = 0;
  for (; first; first = first->next) sum += first->items[0] + (int)first->customer->balance;
  return sum;
}
}  // namespace shop
extern "C" void _start() {
  shop::Shelf<long> longs;
  shop::Shelf<short> shorts;
  shop::Counter counter(3);
  for (int i = 0; i < sold; i++) {
    longs.add(i);
    shorts.add((short)i);
  }
  sold = counter.count((int)longs.items[0] + shorts.items[1]) + counter.total(0);
  for (;;) {
  }
}
