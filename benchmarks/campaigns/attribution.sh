#!/bin/sh
# A crowd before three attribution-services that are killed at random; all must be paid as a reference says. -Dseed=1
set -e
./mvnw -q -DskipTests -pl attribution-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.campaign.AttributionCampaign "$PWD"
