#!/bin/sh
# 10,000 conversions to ten networks that fail in every way, replicas killed; nothing lost, doubled, overtaken. -Dseed=1
set -e
./mvnw -q -DskipTests -pl postback-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.networks.NetworksCampaign "$PWD"
