#!/bin/sh
# Nanoseconds and bytes of the pure steps of a click, by JMH. A regular expression chooses; options are those of JMH.
set -e
./mvnw -q -DskipTests -Pjmh -pl click-gateway,benchmarks -am package
results=benchmarks/target/jmh.txt
"$JAVA_HOME/bin/java" \
  -cp "benchmarks/target/jmh-classes:benchmarks/target/classes:benchmarks/target/lib/*:click-gateway/target/classes" org.openjdk.jmh.Main \
  -prof gc -rf text -rff "$results" "$@"
grep -E 'ns/op|B/op' "$results"
