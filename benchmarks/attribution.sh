#!/bin/sh
# Clicks and actions through attribution-service beside COPY and inserts. -Dstored=1000000,10000000 -Dclicks=200000 -Dactions=50000 -Drounds=3
set -e
./mvnw -q -DskipTests -pl attribution-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.attribution.AttributionBenchmark "$PWD"
