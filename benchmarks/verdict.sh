#!/bin/sh
# How many crawlers of public lists the edge knows, how many people it takes for machines, and their devices. Needs npm.
set -e
if ! command -v npm >/dev/null; then
  echo "clicktrail: this benchmark needs npm to fetch the public lists" >&2
  exit 1
fi
lists=benchmarks/target/lists
mkdir -p "$lists"
for list in crawler-user-agents@1.60.0 user-agents@2.1.198; do
  name=${list%@*}
  if [ ! -d "$lists/$name" ]; then
    npm pack --silent --pack-destination "$lists" "$list" >/dev/null
    mkdir "$lists/$name"
    tar -xzf "$lists/$name-${list#*@}.tgz" -C "$lists/$name" --strip-components=1
  fi
done
yauaa=8.1.1
if [ ! -f "$lists/yauaa-$yauaa.jar" ]; then
  ./mvnw -q -N dependency:copy -Dartifact="nl.basjes.parse.useragent:yauaa:$yauaa" -DoutputDirectory="$PWD/$lists"
fi
./mvnw -q -DskipTests -pl click-gateway,analytics-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" \
  -cp "benchmarks/target/*:benchmarks/target/lib/*:click-gateway/target/classes:analytics-service/target/classes" \
  io.clicktrail.benchmarks.verdict.VerdictBenchmark "$lists/crawler-user-agents" "$lists/user-agents" \
  "$lists/yauaa-$yauaa.jar"
