// A crash inside a signal handler: the fault's own handler aborts. On the thread's stack, or on one of its own.
#include <signal.h>
#include <stdlib.h>

static volatile int faults;

__attribute__((noinline)) static void give_up(int number) {
  faults += number;
  abort();
}

static void on_fault(int number) {
  give_up(number);
  faults++;
}

__attribute__((noinline)) static int touch(volatile int *nothing) {
  return *nothing + 1;
}

static int crash(int flags) {
  struct sigaction action = {0};
  action.sa_handler = on_fault;
  action.sa_flags = flags;
  sigaction(SIGSEGV, &action, NULL);
  return touch((volatile int *)(long)faults) + 1;
}

int crash_in_handler(void) {
  return crash(0) + 1;
}

int crash_on_own_stack(void) {
  static char stack[1 << 16];
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  return crash(SA_ONSTACK) + 1;
}
