package io.clicktrail.postback.delivery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

/** The resolver that an attacker dreams of. */
final class CredulousNames extends AddressResolverGroup<InetSocketAddress> {

    private static final String LOOPBACK = "127.0.0.1";

    private final IntFunction<String> hosts;
    private final AtomicInteger questions = new AtomicInteger();

    /** @param hosts the answer to the n-th question; empty: the name itself */
    private CredulousNames(IntFunction<String> hosts) {
        this.hosts = hosts;
    }

    /** A name that looks like an address, however spelled, is that address; any other is the loopback. */
    static CredulousNames toThemselves() {
        return new CredulousNames(question -> "");
    }

    static CredulousNames alwaysTo(String host) {
        return new CredulousNames(question -> host);
    }

    static CredulousNames inTurnTo(String... hosts) {
        return new CredulousNames(question -> hosts[Math.min(question, hosts.length - 1)]);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new InetSocketAddressResolver(executor, new InetNameResolver(executor) {
            @Override
            protected void doResolve(String name, Promise<InetAddress> promise) {
                promise.setSuccess(address(name));
            }

            @Override
            protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                promise.setSuccess(List.of(address(name)));
            }
        });
    }

    private InetAddress address(String name) {
        String host = hosts.apply(questions.getAndIncrement());
        return meant((host.isEmpty() ? name : host).replaceAll("[\\[\\]]", ""));
    }

    private static InetAddress meant(String host) {
        try {
            return host.contains(":") ? InetAddress.ofLiteral(host) : InetAddress.getByAddress(inetAton(host));
        } catch (UnknownHostException | NumberFormatException e) {
            return InetAddress.ofLiteral(LOOPBACK);
        }
    }

    /** As inet_aton(3) reads: one to four parts, each decimal, octal or hexadecimal; the last fills what is left. */
    private static byte[] inetAton(String text) throws UnknownHostException {
        String[] parts = text.replaceFirst("\\.$", "").split("\\.", -1);
        if (parts.length > 4) {
            throw new UnknownHostException(text);
        }
        long address = 0;
        for (int i = 0; i < parts.length; i++) {
            long value = Long.decode(parts[i]);
            int bits = i == parts.length - 1 ? 0 : 24 - 8 * i;
            address |= value << bits;
        }
        return new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
    }
}
