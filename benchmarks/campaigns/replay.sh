#!/bin/sh
# Replays every topic three times, then empties Redis; nothing may change. -Dtraffic=60 -Drate=20 -Dreplays=3
set -e
bin/build
exec "$JAVA_HOME/bin/java" "$@" -Dclicktrail.home="$PWD" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.campaign.ReplayCampaign
