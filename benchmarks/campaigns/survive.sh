#!/bin/sh
# Kills and freezes the house under 300 clicks/s; nothing acknowledged may be lost. -Dseed=1 -Dkills=10 -Dfreeze=60
set -e
bin/build
exec "$JAVA_HOME/bin/java" "$@" -Dclicktrail.home="$PWD" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.campaign.SurvivalCampaign
