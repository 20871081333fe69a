#!/bin/sh
# Clicks per second, latency and CPU per click with the durable acknowledgement, beside nginx's return 302.
set -e
for program in nginx wrk; do
  if ! command -v "$program" >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      echo "installing $program"
      apt-get update -qq
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$program" >/dev/null
    else
      echo "clicktrail: this benchmark needs $program; run: sudo apt-get install -y $program" >&2
      exit 1
    fi
  fi
done
./mvnw -q -DskipTests -pl click-gateway,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.click.ClickBenchmark "$PWD"
