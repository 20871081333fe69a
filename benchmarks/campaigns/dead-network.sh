#!/bin/sh
# One dead network of ten: how quickly the nine others are told, how often it is called. -Dreplicas=2 -Ddead=240
set -e
./mvnw -q -DskipTests -pl postback-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.networks.DeadNetworkCampaign "$PWD"
