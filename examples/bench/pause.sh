#!/bin/bash
# pause.sh: how long a living process stands still while it is looked at, seen from inside.
#
# A program with THREADS (100) threads of FRAMES (30) frames each, all waiting, and one that spins and keeps the
# longest gap between two looks at the clock, is looked at RUNS (5) times by each tool. The gap that it sees when
# nobody looks is in the first row. gdb and pystack are measured where they are installed.
#
# PYTHON: the interpreter (python3).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
inquest=$here/../../scripts/inquest
python=${PYTHON:-python3}
threads=${THREADS:-100} frames=${FRAMES:-30} runs=${RUNS:-5}
work=$(mktemp -d)
mkfifo "$work/in"
trap 'kill $pid 2> /dev/null || true; rm -rf "$work"' EXIT

"$python" -B "$here/../programs/spinning.py" "$threads" "$frames" < "$work/in" > "$work/out" &
pid=$!
exec 4> "$work/in"
lines=0

# gap: milliseconds, the longest since it was last asked
gap() {
  echo >&4
  lines=$((lines + 1))
  while [ "$(wc -l < "$work/out")" -lt "$lines" ]; do sleep 0.05; done
  tail -n 1 "$work/out"
}

while [ "$(wc -l < "$work/out")" -lt 1 ]; do sleep 0.05; done
lines=1

# row NAME COMMAND...: the gaps of all runs, smallest first
row() {
  local name=$1 i all=
  shift
  for ((i = 0; i < runs; i++)); do
    gap > /dev/null
    "$@" > /dev/null 2>&1 || { printf '%-24s failed\n' "$name"; return; }
    all+=" $(gap)"
  done
  printf '%-24s%s\n' "$name" "$(tr ' ' '\n' <<< "$all" | sort -n | tr '\n' ' ')"
}

"$inquest" --version > /dev/null
echo "$("$python" -V 2>&1), $(nproc) processors, $threads threads of $frames frames, ms of pause"
row 'nobody' sleep 0.5
row 'inquest remote' "$inquest" remote "$pid"
row 'inquest, locals' "$inquest" remote "$pid" --locals
row 'inquest, native' "$inquest" remote "$pid" --native
row 'inquest, no block' "$inquest" remote "$pid" --no-block
! command -v gdb > /dev/null || row 'gdb -p, all bt' gdb -nx -batch -p "$pid" -ex 'thread apply all bt'
! command -v pystack > /dev/null || row 'pystack remote' pystack remote "$pid"
