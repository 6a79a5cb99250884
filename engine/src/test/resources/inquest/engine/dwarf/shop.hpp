#pragma once
#define TWICE(x) ((x) + hidden(x))
#define CALL(f, ...) f(__VA_ARGS__)
#define ANSWER hidden(42)
extern volatile int sold;
struct Address { long street, house, floor, door; };
struct Customer { struct Address home, work; const char *name; int age; double balance; };
struct Order { struct Customer *customer; struct Order *next; short items[12]; };
namespace shop {
namespace {
__attribute__((noinline)) int hidden(int x) { sold += x; return sold; }
}  // namespace
static inline __attribute__((always_inline)) int level3(int x) { return hidden(x) + 1; }
static inline __attribute__((always_inline)) int level2(int x) { return level3(x) * 2 + hidden(x + 2); }
static inline __attribute__((always_inline)) int level1(int x) { return level2(x) - sold; }
inline namespace v2 {
template <typename T> struct Shelf {
  T items[8];
  int count = 0;
  __attribute__((noinline)) void add(T item) {
    if (count == 8) sort([](T a, T b) { return b < a; });
    items[count++ & 7] = item;
  }
  template <typename F> inline void sort(F less) {
    for (int i = 1; i < count; i++)
      for (int j = i; j > 0 && less(items[j], items[j - 1]); j--) {
        T t = items[j];
        items[j] = items[j - 1];
        items[j - 1] = t;
      }
  }
};
}  // namespace v2
class Counter {
 public:
  explicit Counter(int n) : n_(n) {}
  virtual int count(int by);
  virtual int total(const Order *first);
 private:
  int n_;
};
}  // namespace shop
