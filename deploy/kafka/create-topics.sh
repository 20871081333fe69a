#!/bin/sh
# Makes the topics of the contract, each with a second one for its dead letters; those that exist are left alone.
# io.clicktrail.event.Topic is the original of this list, and a test compares the two.
set -e

make() {
  name=$1 partitions=$2
  shift 2
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists \
    --topic "$name" --partitions "$partitions" --replication-factor "$REPLICAS" "$@"
}

dead_letters() {
  make "$1-dlt" "$2" --config retention.ms=2592000000 --config max.message.bytes=1114112
}

facts() {
  make "$1" "$2" --config retention.ms=2592000000
  dead_letters "$1" "$2"
}

state() {
  make "$1" "$2" --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.1
  dead_letters "$1" "$2"
}

facts clicks 12
facts joins 12
facts reactions 12
facts places 12
facts deals 12
facts purchases 12
facts conversions 12
facts activity 12
facts postbacks 12
facts notifications 12
facts telegram-updates 12
facts amocrm-hooks 12
state offers 1
state links 1
state networks 1
state teams 1
state rates 1
