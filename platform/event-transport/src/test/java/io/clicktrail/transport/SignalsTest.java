package io.clicktrail.transport;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class SignalsTest {

    @Test
    void whoeverSendsWhileAnotherIsBeingHeardIsHeardNext() throws Exception {
        Signals<String> signals = Signals.newest();
        List<String> heard = new CopyOnWriteArrayList<>();
        var hearing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Disposable listener = signals.heard().subscribe(signal -> {
            heard.add(signal);
            hearing.countDown();
            await(goOn);
        });

        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> signals.send("first"));
        hearing.await();
        signals.send("second");
        goOn.countDown();
        first.get();

        assertThat(heard).containsExactly("first", "second");
        listener.dispose();
    }

    @Test
    void nobodyHearsWhatWasSentBeforeOrAfterTheyListened() {
        Signals<String> signals = Signals.all();
        List<String> heard = new CopyOnWriteArrayList<>();

        signals.send("before");
        Disposable listener = signals.heard().subscribe(heard::add);
        signals.send("one");
        signals.send("two");
        listener.dispose();
        signals.send("after");

        assertThat(heard).containsExactly("one", "two");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
