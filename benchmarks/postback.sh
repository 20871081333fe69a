#!/bin/sh
# From a conversion to its network, and what a postback costs beside a bare WebClient. -Dconversions=30000 -Drounds=5 -Dwarmup=40
set -e
./mvnw -q -DskipTests -pl postback-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.postback.PostbackBenchmark "$PWD"
