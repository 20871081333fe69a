package io.clicktrail.postback.address;

import java.net.InetSocketAddress;
import java.util.List;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import io.netty.util.concurrent.Promise;

/**
 * Stands between a name and the connection: what the resolver behind it finds is passed on only as far as the policy
 * admits it. The connection is made to the very addresses that were judged, so a name that changes its meaning between
 * two questions (DNS rebinding) gains nothing. Address literals are judged here too.
 */
public final class AddressFilter extends AddressResolverGroup<InetSocketAddress> {

    private final AddressResolverGroup<InetSocketAddress> names;
    private final AddressPolicy policy;

    /** @param names finds the addresses of a name; closed with this one */
    public AddressFilter(AddressResolverGroup<InetSocketAddress> names, AddressPolicy policy) {
        this.names = names;
        this.policy = policy;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new FilteringResolver(executor, names.getResolver(executor));
    }

    @Override
    public void close() {
        super.close();
        names.close();
    }

    private final class FilteringResolver extends AbstractAddressResolver<InetSocketAddress> {

        private final AddressResolver<InetSocketAddress> resolver;

        FilteringResolver(EventExecutor executor, AddressResolver<InetSocketAddress> resolver) {
            super(executor, InetSocketAddress.class);
            this.resolver = resolver;
        }

        /** Never: a literal is no reason to skip the question. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress target, Promise<InetSocketAddress> promise) {
            Promise<List<InetSocketAddress>> all = executor().newPromise();
            all.addListener((FutureListener<List<InetSocketAddress>>) found -> {
                if (found.isSuccess()) {
                    promise.trySuccess(found.getNow().getFirst());
                } else {
                    promise.tryFailure(found.cause());
                }
            });
            doResolveAll(target, all);
        }

        @Override
        protected void doResolveAll(InetSocketAddress target, Promise<List<InetSocketAddress>> promise) {
            resolver.resolveAll(target)
                    .addListener((FutureListener<List<InetSocketAddress>>) found -> settle(found, promise));
        }

        private void settle(Future<List<InetSocketAddress>> found, Promise<List<InetSocketAddress>> promise) {
            if (!found.isSuccess()) {
                promise.tryFailure(found.cause());
                return;
            }
            List<InetSocketAddress> admitted = found.getNow().stream()
                    .filter(address -> policy.admits(address.getAddress(), address.getPort()))
                    .toList();
            if (admitted.isEmpty()) {
                promise.tryFailure(new BlockedAddressException());
            } else {
                promise.trySuccess(admitted);
            }
        }
    }
}
