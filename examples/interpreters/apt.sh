# Sourced by the scripts beside it: apt with a state of its own, which never touches the system's.
POOL=${INQUEST_PYTHONS:-${XDG_CACHE_HOME:-$HOME/.cache}/inquest/pythons}
DOWNLOADS=$POOL/.downloads

# The mirror of this machine's own sources, in either of their two formats.
apt_mirror() {
  sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null | head -n 1 | grep . ||
    awk '$1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^https?:/) { print $i; exit } }' /etc/apt/sources.list
}

# apt_private SUITE[-src] ARGUMENTS...
apt_private() {
  local suite=${1%-src} kind=deb state=$DOWNLOADS/apt/$1
  [ "$suite" = "$1" ] || kind=deb-src
  shift
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
  : > "$state/status"
  echo "$kind [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(apt_mirror) $suite main" > "$state/sources.list"
  apt-get -q -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State::Lists="$state/lists" -o Dir::State::status="$state/status" \
    -o Dir::Cache="$state/cache" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o APT::Install-Recommends=false "$@"
}

# Fetches the index of a suite unless there is one of the last day.
apt_index() {
  local fresh=$DOWNLOADS/apt/$1/.fresh
  if [ -z "$(find "$fresh" -mmin -1440 2>/dev/null)" ]; then
    apt_private "$1" update >&2
    touch "$fresh"
  fi
}
