#!/bin/bash
# bench.sh [WORK-FOLDER]: how long reports take, on this machine, of cores made here and now.
#
# Makes four cores (a small one, 500 threads of 50 frames, one with 100,000 frames, one of 2 GB) and times
# `scripts/inquest core` on each, the best of RUNS (5) runs, start of the JVM included; with gdb beside it
# where gdb is installed, doing its nearest equivalent: `thread apply all bt`, and `thread apply all py-bt`
# where CPython's own helper was found beside the interpreter (…-gdb.py). The row `native` is `--native-all` beside
# gdb's `thread apply all bt` alone; an interpreter with debug symbols makes both work most. The rows `query` and `hooks`
# are one query without and with a printer of the user's, which starts Jython. With a work folder the cores are kept.
#
# PYTHON: the interpreter (python3). RUNS: how often. TRAINING: seconds that the start-up caches
# are waited for (60). INQUEST_REPORT: further options of the report.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
inquest=$here/../../scripts/inquest
python=$(command -v "${PYTHON:-python3}")
# pyenv's shim is a script: ask for what it runs
python=$("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))')
runs=${RUNS:-5}
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  work=$(cd "$1" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
case $(cat /proc/sys/kernel/core_pattern) in
  '|'* | */*)
    echo "bench.sh: kernel.core_pattern must be a plain name, and is: $(cat /proc/sys/kernel/core_pattern)" >&2
    exit 1
    ;;
esac

# core NAME PROGRAM ARGUMENT...
core() {
  local name=$1 program=$2
  shift 2
  [ ! -e "$work/$name.core" ] || return 0
  mkdir "$work/$name"
  (
    cd "$work/$name"
    ulimit -c unlimited
    ACCOUNT_NO_LOCALS=1 MALLOC_ARENA_MAX=1 exec "$python" -B "$here/../programs/$program" account.json abort "$@"
  ) > "$work/$name.output" 2>&1 || true # it dies, as it should
  mv "$work/$name"/core* "$work/$name.core"
  rm -rf "${work:?}/$name"
}

# best COMMAND...: seconds of the fastest run; "-" where it fails or takes longer than LONGEST (120)
best() {
  local i start end took least=
  for ((i = 0; i < runs; i++)); do
    start=$(date +%s%N)
    timeout "${LONGEST:-120}" "$@" > "$work/out" 2> "$work/err" || { echo -; return; }
    end=$(date +%s%N)
    took=$((end - start))
    [ -n "$least" ] && [ "$least" -le "$took" ] || least=$took
  done
  printf '%d.%03d\n' $((least / 1000000000)) $((least / 1000000 % 1000))
}

ratio() {
  awk -v a="$1" -v b="$2" 'BEGIN { if (a == "-" || b == "-" || a == 0) print "-"; else printf "%.1f\n", b / a }'
}

helper() {
  local file
  for file in "$(dirname "$python")"/*-gdb.py "$(dirname "$python")"/../share/gdb/auto-load/*-gdb.py \
    "/usr/share/gdb/auto-load$python-gdb.py"; do
    [ ! -e "$file" ] || { echo "$file"; return; }
  done
}

helper=$(helper)
bt=(gdb -nx -batch -ex 'thread apply all bt')
gdb=(gdb -nx -batch)
if [ -n "$helper" ]; then
  gdb+=(-ex "source $helper" -ex 'thread apply all py-bt')
else
  gdb+=(-ex 'thread apply all bt')
fi
core small threads.py
core many many.py 500 50
core deep deep.py 100000
core big big.py 2048

echo "$("$python" -V 2>&1), $(nproc) processors, best of $runs, seconds"
# The start-up caches are made in the background, at the first start of each kind.
"$inquest" --version > /dev/null
"$inquest" list > /dev/null
"$inquest" list --hooks "$here/../printers/orders.py" > /dev/null
sleep "${TRAINING:-60}"

printf '%-8s %-10s %8s %8s %8s %8s\n' core work MB inquest gdb ratio
for name in small many deep big; do
  size=$(($(stat -c %s "$work/$name.core") / 1000000))
  report=$(best "$inquest" core "$work/$name.core" ${INQUEST_REPORT:-})
  other=-
  if command -v gdb > /dev/null; then
    other=$(runs=1 best "${gdb[@]}" -c "$work/$name.core" "$python")
  fi
  printf '%-8s %-10s %8d %8s %8s %8s\n' "$name" report "$size" "$report" "$other" "$(ratio "$report" "$other")"
  printf '%-8s %-10s %8d %8s\n' "$name" locals "$size" \
    "$(best "$inquest" core "$work/$name.core" --locals ${INQUEST_REPORT:-})"
  [ "$name" = small ] || [ "$name" = many ] || continue
  native=$(best "$inquest" core "$work/$name.core" --native-all ${INQUEST_REPORT:-})
  other=-
  if command -v gdb > /dev/null; then
    other=$(best "${bt[@]}" -c "$work/$name.core" "$python")
  fi
  printf '%-8s %-10s %8d %8s %8s %8s\n' "$name" native "$size" "$native" "$other" "$(ratio "$native" "$other")"
  [ "$name" = small ] || continue
  printf '%-8s %-10s %8d %8s\n' "$name" query "$size" \
    "$(best "$inquest" query "$work/$name.core" threads ${INQUEST_REPORT:-})"
  printf '%-8s %-10s %8d %8s\n' "$name" hooks "$size" \
    "$(best "$inquest" query "$work/$name.core" threads --hooks "$here/../printers/orders.py" ${INQUEST_REPORT:-})"
done
