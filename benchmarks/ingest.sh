#!/bin/sh
# Clicks that one attribution-service stores a second, beside COPY of 500 rows a commit. -Drounds=5 -Dclicks=100000
set -e
./mvnw -q -DskipTests -pl attribution-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.ingest.IngestBenchmark "$PWD"
