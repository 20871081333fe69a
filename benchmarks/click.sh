#!/bin/sh
# What a click costs beside nginx, bare servers and Node trackers. -Dwarmup=25 -Dround=8 -Drounds=3 -Dpath=false -Djvm=...
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
if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
  echo "clicktrail: this benchmark needs Node 20 or newer, with npm, for its peers" >&2
  exit 1
fi
peers=benchmarks/peers
if [ ! "$peers/node_modules/.package-lock.json" -nt "$peers/package-lock.json" ]; then
  (cd "$peers" && npm ci --silent --no-audit --no-fund)
fi
./mvnw -q -DskipTests -pl click-gateway,attribution-service,benchmarks -am package
exec "$JAVA_HOME/bin/java" "$@" -cp "benchmarks/target/*:benchmarks/target/lib/*" \
  io.clicktrail.benchmarks.click.ClickBenchmark "$PWD"
