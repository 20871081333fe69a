#!/bin/sh
# 10,000 records of poison among good ones on every topic; nothing may stop or get lost. -Dpoison=10000 -Dseed=1
set -e
bin/build
exec "$JAVA_HOME/bin/java" "$@" -Dclicktrail.home="$PWD" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.campaign.PoisonCampaign
