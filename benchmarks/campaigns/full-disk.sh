#!/bin/sh
# Fills a gateway's disk while Kafka is dead; nothing acknowledged may be lost. Root. -Dseed=1 -Drate=1000 -Ddisk=32
set -e
if [ "$(id -u)" != 0 ]; then
  echo "clicktrail: this campaign mounts a small disk (tmpfs), for which it needs root" >&2
  exit 1
fi
bin/build
# In a mount namespace of its own the disk goes with the campaign, however that ends.
exec unshare --mount "$JAVA_HOME/bin/java" "$@" -Dclicktrail.home="$PWD" \
  -cp "benchmarks/target/*:benchmarks/target/lib/*" io.clicktrail.benchmarks.campaign.FullDiskCampaign
