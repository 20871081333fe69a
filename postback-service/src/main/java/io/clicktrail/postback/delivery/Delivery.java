package io.clicktrail.postback.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.clicktrail.event.ClickOrigin;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.CreditedSale;
import io.clicktrail.event.DeliveryEvent.Postback;
import io.clicktrail.event.Money;
import io.clicktrail.event.NetworkId;
import io.clicktrail.postback.control.Subject;
import io.clicktrail.postback.network.ConversionStatus;
import io.clicktrail.transport.trace.Trace;

/**
 * One message to one network about one status of one conversion.
 *
 * @param trace of the event that caused it
 */
record Delivery(Postback postback, ConversionStatus status, Credit credit, Trace trace) {

    /**
     * What a network may be told, and what its rules may ask. The user's id is not among it, so it is not kept here.
     *
     * @param goal of a conversion; of a sale {@link #SALE}
     * @param userHash the same for the same user, but another one in each network; absent where no user is known
     * @param clickedAt absent in what was planned before it was told
     * @param origin absent in what was planned before it was told
     * @param base of which a network's share is taken: what the advertiser owes, or what the buyer paid; absent in what was
     *     planned before it was kept
     */
    record Credit(
            String goal,
            Money payout,
            boolean premium,
            @Nullable String networkClickId,
            Map<String, String> subs,
            Instant actedAt,
            @Nullable String userHash,
            @Nullable Instant clickedAt,
            @Nullable ClickOrigin origin,
            @Nullable Money base) {}

    /** The goal of a sale, as networks are told. */
    static final String SALE = "sale";

    static Delivery of(
            Conversion conversion, NetworkId network, ConversionStatus status, UserHasher users, Trace trace) {
        var postback = new Postback(
                idOf(conversion.id(), conversion.revision(), status, network),
                conversion.id(),
                conversion.revision(),
                conversion.click(),
                conversion.offer(),
                network,
                status.wireName());
        var credit = new Credit(
                conversion.goal().wireName(),
                conversion.payout(),
                conversion.premium(),
                storableIfAny(conversion.networkClickId()),
                storable(conversion.subs()),
                conversion.actedAt(),
                users.hash(network, conversion.user()),
                conversion.clickedAt(),
                storable(conversion.origin()),
                conversion.rate());
        return new Delivery(postback, status, credit, trace);
    }

    /** The network is told what the buyer paid. */
    static Delivery of(CreditedSale sale, NetworkId network, ConversionStatus status, UserHasher users, Trace trace) {
        var postback = new Postback(
                idOf(sale.id(), sale.revision(), status, network),
                sale.id(),
                sale.revision(),
                sale.click(),
                sale.offer(),
                network,
                status.wireName());
        Long user = sale.user();
        var credit = new Credit(
                SALE,
                sale.amount(),
                false,
                storableIfAny(sale.networkClickId()),
                storable(sale.subs()),
                sale.paidAt(),
                user == null ? null : users.hash(network, user),
                sale.clickedAt(),
                storable(sale.origin()),
                sale.amount());
        return new Delivery(postback, status, credit, trace);
    }

    /** The same credit, as if the network were told of that status. */
    Delivery as(ConversionStatus other) {
        var told = new Postback(
                idOf(postback.conversion(), postback.revision(), other, postback.network()),
                postback.conversion(),
                postback.revision(),
                postback.click(),
                postback.offer(),
                postback.network(),
                other.wireName());
        return new Delivery(told, other, credit, trace);
    }

    /** The same message always has the same id, however often its cause is told. */
    static UUID idOf(ConversionId conversion, int revision, ConversionStatus status, NetworkId network) {
        return hash("delivery", conversion.toString(), Integer.toString(revision), status.wireName(), network.value());
    }

    /** By which the network tells one credit from another: the same for all of its statuses. */
    UUID transactionId() {
        return hash("transaction", postback.conversion().toString(), Integer.toString(postback.revision()));
    }

    /** All that this network hears of this conversion; it hears one thing after the other. */
    UUID thread() {
        return hash(
                "thread", postback.conversion().toString(), postback.network().value());
    }

    /** What rules may ask of it. */
    Subject subject() {
        return new Subject(
                thread(),
                postback.conversion().value(),
                postback.revision(),
                status,
                postback.network(),
                postback.offer().value(),
                credit.goal(),
                credit.payout(),
                credit.premium(),
                credit.subs(),
                credit.clickedAt(),
                credit.actedAt(),
                credit.origin());
    }

    private static UUID hash(String... identity) {
        return UUID.nameUUIDFromBytes(String.join("\u0000", identity).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable ClickOrigin storable(@Nullable ClickOrigin origin) {
        return origin == null
                ? null
                : new ClickOrigin(
                        storable(origin.utm()), origin.country(), origin.device(), origin.bot(), origin.visitor());
    }

    private static Map<String, String> storable(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        text -> storable(text.getKey()), text -> storable(text.getValue()), (one, _) -> one));
    }

    /** PostgreSQL stores every character but this one. */
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }

    private static @Nullable String storableIfAny(@Nullable String text) {
        return text == null ? null : storable(text);
    }
}
