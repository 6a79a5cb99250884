#!/bin/bash
# debian.sh NAME SUITE PACKAGE...     e.g.  debian.sh debian-sid sid python3.13 python3.14 python3.15
#
# Unpacks packages of a Debian suite, with all that they depend on, into a folder of their own below the
# cache: a small root with interpreters as a distribution builds them (PGO, LTO, stripped). Nothing is
# installed on this machine, no maintainer script runs, and what is there already is not fetched again.
# The mirror is the one that this machine's own apt uses. Prints the folder.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/apt.sh"

name=$1 suite=$2
shift 2
root=$POOL/$name
wanted="$*"
if [ "$(cat "$root/.packages" 2>/dev/null)" = "$wanted" ]; then
  echo "$root"
  exit 0
fi

apt_index "$suite"
mkdir -p "$root"/{usr/bin,usr/sbin,usr/lib,usr/lib64,tmp,dev,proc,etc,var/tmp}
for folder in bin sbin lib lib64; do
  [ -e "$root/$folder" ] || ln -s "usr/$folder" "$root/$folder"
done
# --print-uris leaves out what the private apt state calls installed, which is nothing
apt_private "$suite" install --print-uris -y "$@" | sed -n "s/^'[^']*' \([^ ]*\) .*/\1/p" > "$root/.files"
packages=$DOWNLOADS/$suite
mkdir -p "$packages"
missing=()
while read -r file; do
  [ -s "$packages/$file" ] || missing+=("${file%%_*}")
done < "$root/.files"
if [ ${#missing[@]} -gt 0 ]; then
  (cd "$packages" && apt_private "$suite" download -qq "${missing[@]}" >&2)
fi
while read -r file; do
  dpkg-deb --fsys-tarfile "$packages/$file" | tar -C "$root" -xp --no-same-owner --keep-directory-symlink
done < "$root/.files"
# numpy needs what update-alternatives would have linked
for file in "$root"/usr/lib/*-linux-gnu/{blas/libblas,lapack/liblapack}.so.3; do
  if [ -e "$file" ]; then
    ln -sfn "$(basename "$(dirname "$file")")/$(basename "$file")" "$(dirname "$file")/../$(basename "$file")"
  fi
done
# what the -dbg packages bring for debuggers is three times the size of the rest
rm -rf "$root/usr/lib/debug"
echo 'root:x:0:0:root:/root:/bin/sh' > "$root/etc/passwd"
echo "$wanted" > "$root/.packages"
echo "$root"
