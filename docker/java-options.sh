# What every JVM of the image is started with; sourced by entrypoint.sh and warm-up.sh, which must agree.
# The two native flags are the same as in pom.xml (jvm.native.arguments): without them ND4J draws warnings.
JAVA_FLAGS=(
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -Dorg.bytedeco.javacpp.cachedir="${HOME_DIR:-/opt/lamina}/native"
)
