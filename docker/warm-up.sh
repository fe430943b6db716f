#!/bin/bash
# Runs once while the image is built: starts Lamina on a throw-away database and stops it as soon as it is ready, which leaves
# behind the unpacked native libraries and the JVM's ahead-of-time cache of loaded and linked classes.
set -euo pipefail
source /opt/lamina/java-options.sh
data=$(mktemp -d)
SERVER_ADDRESS=127.0.0.1 SERVER_PORT=0 LAMINA_DATA_DIR=$data timeout 300 \
  java "${JAVA_FLAGS[@]}" -Xlog:disable -Xlog:all=error:stderr -XX:AOTCacheOutput=/opt/lamina/lamina.aot -Dspring.context.exit=onRefresh -jar /opt/lamina/lamina.jar
rm -rf "$data"
chmod -R a+rX /opt/lamina
