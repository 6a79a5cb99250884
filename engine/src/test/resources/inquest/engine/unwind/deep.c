/* deep.c: dies in ways that leave differently shaped stacks; argv[1] says which. */
#define _GNU_SOURCE
#include <alloca.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define APART __attribute__((noinline, noclone))

typedef int function(int);
volatile int sink;

/* recursion that ends in a function that never returns */
APART int recurse(int n) {
  volatile char kept[40];
  kept[0] = n;
  if (n == 0) abort();
  int r = recurse(n - 1);
  return r + kept[0];
}

/* a call that is the last instruction of its function */
APART __attribute__((noreturn)) void die(void) { abort(); }
APART void last_call(int n) {
  if (n) die();
  sink = 1;
}

/* a realigned frame of variable size */
APART void leaf(char *p, int n) {
  if (p[n - 1] == 7) abort();
  sink = p[0];
}
APART int aligned(int n) {
  char big[64] __attribute__((aligned(64)));
  memset(big, n, 64);
  char *p = alloca(n * 16);
  memset(p, 7, n * 16);
  leaf(p, n * 16);
  return big[3] + p[1];
}
APART int variable(int n) {
  char q[n];
  memset(q, 1, n);
  int r = aligned(n);
  return r + q[n / 2];
}

/* a crash in a signal handler */
APART void crash(volatile int *p) { *p = 1; }
APART void handler(int s) {
  sink = s;
  crash(0);
  sink = 2;
}
APART int interrupted(int n) {
  raise(SIGUSR1);
  return n + 1;
}
APART int faults(volatile int *p) {
  *p = 2;
  return sink;
}

/* a call of what is no code */
APART int call(function *f, int n) { return f(n) + 1; }

APART void waits(void) {
  for (;;) pause();
}
void *waiting(void *argument) {
  waits();
  sink = 3;
  return argument;
}

static void handle(int signal, int own_stack) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  if (own_stack) {
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_size = 1 << 16;
    stack.ss_sp = malloc(stack.ss_size);
    sigaltstack(&stack, 0);
    action.sa_flags = SA_ONSTACK;
  }
  sigaction(signal, &action, 0);
}

int main(int count, char **arguments) {
  const char *how = arguments[1];
  function *volatile nowhere = 0;
  if (!strcmp(how, "garbage")) nowhere = (function *)0x123456789000;
  if (!strcmp(how, "recurse")) return recurse(30) + sink;
  if (!strcmp(how, "last")) last_call(count);
  if (!strcmp(how, "aligned")) return variable(count + 4) + sink;
  if (!strcmp(how, "signal") || !strcmp(how, "sigaltstack")) {
    handle(SIGUSR1, how[3] == 'a');
    return interrupted(count) + sink;
  }
  if (!strcmp(how, "fault")) {
    handle(SIGSEGV, 1);
    return faults((int *)(long)(count - 2)) + sink;
  }
  if (!strcmp(how, "null") || !strcmp(how, "garbage")) return call(nowhere, count) + sink;
  if (!strcmp(how, "threads")) {
    pthread_t thread;
    for (int i = 0; i < 3; i++) pthread_create(&thread, 0, waiting, 0);
    usleep(200000);
    abort();
  }
  return 1;
}
