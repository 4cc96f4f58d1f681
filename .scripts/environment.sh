# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# What run, verify and installer/build share: finding a JDK and the system's libraries. Sourced, with
# set -euo pipefail in force.

readonly JDK_RELEASE=25
readonly JDK_SOURCE="https://adoptium.net"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The feature release of the JDK in folder $1, from the file that every JDK carries; empty if it is none.
jdk_release() {
  [[ -x "$1/bin/javac" && -r "$1/release" ]] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

# Every folder where a JDK is usually found, one a line.
jdk_folders() {
  [[ -z "${JAVA_HOME:-}" ]] || printf '%s\n' "$JAVA_HOME"
  local javac
  if javac=$(command -v javac); then
    javac=$(readlink -f "$javac")
    printf '%s\n' "${javac%/bin/javac}"
  fi
  local folder
  for folder in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*temurin* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "/c/Program Files/Eclipse Adoptium"/* "/c/Program Files/Java"/*; do
    [[ ! -d "$folder" ]] || printf '%s\n' "$folder"
  done
}

# Sets and exports JAVA_HOME to a JDK of the wanted release, or a newer one where there is none.
find_jdk() {
  local folder release newer=""
  while IFS= read -r folder; do
    release=$(jdk_release "$folder")
    if [[ "$release" == "$JDK_RELEASE" ]]; then
      export JAVA_HOME="$folder"
      return
    fi
    if [[ -n "$release" && "$release" -gt "$JDK_RELEASE" && -z "$newer" ]]; then
      newer="$folder"
    fi
  done < <(jdk_folders)
  [[ -n "$newer" ]] || fail "Spareframe needs JDK $JDK_RELEASE and none was found: get it from $JDK_SOURCE, unpack it, and point JAVA_HOME at it."
  export JAVA_HOME="$newer"
}

# Packages that turned out to be missing, by their names in Debian and Ubuntu.
missing=()

# need_command COMMAND PACKAGE...: notes the packages if the command is not there.
need_command() {
  command -v "$1" > /dev/null || missing+=("${@:2}")
}

has_library() {
  local linker
  linker=$(command -v ldconfig || printf '/sbin/ldconfig')
  # The whole list is read: with pipefail, a reader that stops early would make a hit look like a miss.
  "$linker" -p | awk -v name="$1" '$1 == name { found = 1 } END { exit !found }'
}

# need_library SONAME PACKAGE: the same for a shared library. Only Linux is asked.
need_library() {
  [[ "$(uname -s)" == Linux ]] || return 0
  has_library "$1" || missing+=("$2")
}

# Whether programs can find any OpenCL driver.
has_opencl() {
  has_library libOpenCL.so.1 && compgen -G '/etc/OpenCL/vendors/*.icd' > /dev/null
}

# The libraries that a JavaFX window loads.
need_window_libraries() {
  need_library libgtk-3.so.0 libgtk-3-0
  need_library libGL.so.1 libgl1
  need_library libXtst.so.6 libxtst6
  need_library libXxf86vm.so.1 libxxf86vm1
}

can_install() {
  [[ "$(id -u)" == 0 ]] && command -v apt-get > /dev/null
}

# Installs what was noted: by itself as root on Debian and Ubuntu, else it says what to type and ends.
install_missing() {
  [[ "${#missing[@]}" -gt 0 ]] || return 0
  if can_install; then
    say "Installing: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! {
      apt-get update &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
    } > "$log" 2>&1 < /dev/null; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      fail "The packages above could not be installed."
    fi
    rm -f "$log"
    missing=()
    return
  fi
  if command -v apt-get > /dev/null; then
    fail "Some system packages are missing. Type this, then start again: sudo apt-get install -y --no-install-recommends ${missing[*]}"
  fi
  fail "Some system packages are missing. Install what these are called on your system, then start again: ${missing[*]}"
}
