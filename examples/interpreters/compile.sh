#!/bin/bash
# compile.sh NAME [CONFIGURE-FLAG...]     e.g.  compile.sh 3.13t --disable-gil;  compile.sh 3.13d --with-pydebug
#
# Compiles CPython 3.13 from Debian's source archive into a folder of its own below the cache: the builds
# that no distribution ships. Takes some minutes; does nothing when it is there. Prints the folder.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/apt.sh"

name=$1
shift
target=$POOL/built-$name
if [ -e "$target/.done" ]; then
  echo "$target"
  exit 0
fi

sources=$DOWNLOADS/source
mkdir -p "$sources"
if ! ls "$sources"/python3.13_*.orig.tar.xz > /dev/null 2>&1; then
  apt_index trixie-src
  (cd "$sources" && apt_private trixie-src source --download-only -qq python3.13 >&2)
fi
work=$DOWNLOADS/build-$name
rm -rf "$work" "$target"
mkdir -p "$work/source" "$work/objects"
tar -C "$work/source" --strip-components=1 -xf "$(ls "$sources"/python3.13_*.orig.tar.xz | tail -n 1)"
cd "$work/objects"
{
  "$work/source/configure" --prefix="$target" --with-ensurepip=no --disable-test-modules "$@"
  make -j"$(nproc)"
  make install
} > "$DOWNLOADS/build-$name.log" 2>&1 || {
  tail -n 30 "$DOWNLOADS/build-$name.log" >&2
  exit 1
}
rm -rf "$work" "$target"/lib/python3.*/test
touch "$target/.done"
echo "$target"
