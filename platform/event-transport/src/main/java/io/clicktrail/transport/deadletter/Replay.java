package io.clicktrail.transport.deadletter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Sends letters to where they came from. Each is marked behind it in its own topic when it has arrived, so the next
 * replay passes it over, whenever that is; committed offsets would be forgotten by the broker after some days.
 */
final class Replay {

    private final Producer<byte[], byte[]> producer;
    private final Set<String> sent = new HashSet<>();

    Replay(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Returns when they are sent and marked. A record that several groups have put aside is sent once. */
    void send(List<KeptLetter> letters) {
        sendAll(letters.stream()
                .filter(letter -> sent.add(letter.source()))
                .map(KeptLetter::original)
                .toList());
        sendAll(letters.stream().map(KeptLetter::mark).toList());
    }

    /** How many records were sent. */
    int count() {
        return sent.size();
    }

    private void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        records.stream().map(producer::send).toList().forEach(Replay::await);
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new KafkaException("Kafka did not take it", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
