#!/bin/bash
# make.sh [NAME...]: makes the sample cores anew, all or those named. Wants x86-64, the interpreters that the
# build unpacks to examples/target/interpreters and those of examples/interpreters/all.sh, python3 and xz.
#
# Each process runs in a mount namespace of its own, so that no path of the machine that made the core is in
# it: the interpreter is in /opt/python or /usr/bin, the programs in /srv.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pool=${INQUEST_PYTHONS:-${XDG_CACHE_HOME:-$HOME/.cache}/inquest/pythons}
wanted=" $* "

# The inner part, run as `make.sh --inside` in the namespace: binds folders, and becomes the program.
if [ "${1:-}" = --inside ]; then
  shift
  mkdir -p "$ROOT/srv" "$ROOT/opt" "$ROOT/proc"
  mount --bind "$WORK/srv" "$ROOT/srv"
  mount --bind "$WORK/opt" "$ROOT/opt"
  [ "$ROOT" = / ] || mount --rbind /proc "$ROOT/proc"
  ulimit -c "$CORE"
  # anonymous pages, and private pages of files
  echo 0x37 > /proc/self/coredump_filter
  cd /srv
  environment=(PATH=/usr/bin HOME=/srv PWD=/srv/out LANG=C.UTF-8 PYTHONPYCACHEPREFIX=/srv/cache MALLOC_ARENA_MAX=1)
  environment+=(ACCOUNT_FOLDER=/srv/out)
  if [ "$ROOT" = / ]; then
    exec env -i -C /srv/out "${environment[@]}" PYTHONHOME=/opt/python LD_LIBRARY_PATH=/opt/python "$@"
  fi
  exec env -i "${environment[@]}" "$(command -v chroot)" "$ROOT" "$@"
fi

# sample NAME INTERPRETER PROGRAM [ARGUMENT...]; INTERPRETER is bytedeco-VERSION, or FOLDER/pythonX.Y of the pool
sample() {
  local name=$1 interpreter=$2 program=$3 work root python home
  shift 3
  [ "$wanted" = "  " ] || [[ $wanted = *" $name "* ]] || return 0
  work=$(mktemp -d)
  mkdir -p "$work"/{srv/programs,srv/out,opt}
  cp -r "$here/demo/srv/shop" "$work/srv/"
  cp "$here"/../programs/*.py "$work/srv/programs/"
  case $interpreter in
    bytedeco-*)
      root=/
      home=$here/../target/interpreters/$interpreter/org/bytedeco/cpython/linux-x86_64
      cp -r "$home" "$work/opt/python"
      python=$(cd "$home" && ls -d python3.* bin/python3.* 2> /dev/null | grep -E 'python3\.[0-9]+m?$' | head -n 1)
      python=/opt/python/$python
      chmod u+x "$work$python"
      ;;
    *)
      root=$pool/${interpreter%/*}
      python=/usr/bin/${interpreter##*/}
      ;;
  esac
  # once without a core, so that no module needs to be compiled, which would fill the heap with rubbish
  for core in 0 unlimited; do
    rm -rf "$work"/srv/out/*
    (WORK=$work ROOT=$root CORE=$core exec unshare --map-root-user --mount "$here/make.sh" --inside "$python" \
      "$program" "$@") > "$work/output" 2>&1 || true
  done
  "$here/trim.py" "$(ls "$work"/srv/out/core*)" "$here/$name.core" || { cat "$work/output"; exit 1; }
  xz -9 -e -f "$here/$name.core"
  [ ! -e "$work/srv/out/account.json" ] || mv "$work/srv/out/account.json" "$here/$name.json"
  ls -l "$here/$name".* | awk '{print $5, $9}'
  rm -rf "$work"
}

account=/srv/out/account.json
sample demo bytedeco-3.14.3 /srv/shop/orders.py
sample 2.7 debian-bullseye/python2.7 /srv/programs/threads.py $account kill-abrt
sample 3.7 bytedeco-3.7.9 /srv/programs/threads.py $account fatal
sample 3.10 bytedeco-3.10.2 /srv/programs/names.py $account fpe
sample 3.12 bytedeco-3.12.1 /srv/programs/values.py $account assert
sample 3.15 debian-sid/python3.15 /srv/programs/threads.py $account abort
