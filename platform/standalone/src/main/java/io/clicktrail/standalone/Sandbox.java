package io.clicktrail.standalone;

/** Plays the outside world for the house: Telegram, one CPA network, leads.tech and AmoCRM, and shows the trail. */
public interface Sandbox extends AutoCloseable {
    /** A house whose outside world is the real one, or a test's. */
    Sandbox NONE = new Sandbox() {
        @Override
        public void start() {}

        @Override
        public void startTraffic(int visitorsPerSecond) {}

        @Override
        public void close() {}
    };

    /** Listens from now on; called before the services start, which may call it at once. */
    void start();

    /** Sends visitors, or no more with 0; called when all services are ready. */
    void startTraffic(int visitorsPerSecond);

    @Override
    void close();
}
