#!/bin/bash
# all.sh [--debug] [--compile]: the interpreters that the end-to-end tests want and that this machine's
# Debian mirror can give; with --debug also debug builds, with --compile also the free-threaded build, which
# takes minutes. The stripped builds of Maven Central come by Maven itself, as the tests run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/debian.sh" debian-bullseye bullseye python2.7 python3.9
"$here/debian.sh" debian-bookworm bookworm python3.11
"$here/debian.sh" debian-sid sid python3.13 python3.14 python3.15
for wanted; do
  case $wanted in
    --debug)
      "$here/debian.sh" debian-bookworm-debug bookworm python3.11 libpython3.11-dbg python3.11-dbg
      "$here/debian.sh" debian-sid-debug sid python3.13-dbg python3.14-dbg python3.15-dbg
      ;;
    --compile) "$here/compile.sh" 3.13t --disable-gil ;;
    *)
      echo "all.sh: $wanted? Known are --debug and --compile." >&2
      exit 2
      ;;
  esac
done
