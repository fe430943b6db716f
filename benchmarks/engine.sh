#!/usr/bin/env bash
# The engine's benchmark (docs/benchmarks.md): bash benchmarks/engine.sh [--fast] [--alone]
# Needs Maven and a JDK 25; compares with PyTorch if TORCH_PYTHON (default: /usr/bin/python3) can import torch.
set -euo pipefail
cd "$(dirname "$0")/.."
maven() { mvn -B -q ${MAVEN_FLAGS:-} -Pbenchmark "$@"; }
maven test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath
java="${JAVA_HOME:-}/bin/java"
"$java" -version 2>&1 | grep -q '"25' || java="$(ls -d /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -1)"
exec "${java:-java}" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dlogback.configurationFile=src/benchmark/resources/logback-quiet.xml \
  -cp "target/test-classes:target/classes:$(cat target/benchmark.classpath)" io.lamina.benchmark.EngineBenchmark "$@"
