#!/bin/bash
# Starts Lamina with limits that fit the container: Java's heap and ND4J's arrays outside it share the memory there is.
# JAVA_OPTIONS adds flags or overrules these; arguments are Spring's (--server.port=9000).
set -euo pipefail
source /opt/lamina/java-options.sh

# The container's limit in bytes (cgroup 2, then cgroup 1); without one, the memory of the machine.
memory_limit() {
  local machine limit file
  machine=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo) * 1024))
  for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    if [ -r "$file" ]; then
      limit=$(<"$file")
      # "max", or cgroup 1's huge number, means no limit.
      if [[ $limit =~ ^[0-9]{1,18}$ ]] && ((limit < machine)); then echo "$limit"; return; fi
    fi
  done
  echo "$machine"
}

limit=$(memory_limit)
# 40 % heap, 40 % arrays; the whole process may reach 95 %, where JavaCPP collects garbage before it gives up.
JAVA_FLAGS+=(
  -XX:MaxRAMPercentage=40
  -Dorg.bytedeco.javacpp.maxbytes=$((limit * 40 / 100))
  -Dorg.bytedeco.javacpp.maxphysicalbytes=$((limit * 95 / 100))
)
# A cache that does not fit other flags is left out by the JVM, with many words that help nobody.
JAVA_FLAGS+=(-XX:AOTCache=/opt/lamina/lamina.aot '-Xlog:aot*=off')

# shellcheck disable=SC2086  # JAVA_OPTIONS is a list of words
exec java "${JAVA_FLAGS[@]}" ${JAVA_OPTIONS:-} -jar /opt/lamina/lamina.jar "$@"
