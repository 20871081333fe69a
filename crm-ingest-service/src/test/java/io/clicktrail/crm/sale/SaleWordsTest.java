package io.clicktrail.crm.sale;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.clicktrail.crm.sale.Sale.AmountSource;
import io.clicktrail.crm.sale.Sale.Terms;
import io.clicktrail.crm.team.Teams;
import io.clicktrail.event.Lead;
import io.clicktrail.event.Money;
import io.clicktrail.event.NotificationEvent.NotificationRequested;
import io.clicktrail.event.PurchaseEvent.Confidence;
import io.clicktrail.event.PurchaseEvent.SaleClosed;
import io.clicktrail.event.PurchaseEvent.SaleReopened;
import io.clicktrail.event.Team;
import io.clicktrail.event.TeamId;
import io.clicktrail.event.TrackingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class SaleWordsTest {

    private static final Instant CLOSED = Instant.ofEpochSecond(10);
    private static final Instant REOPENED = Instant.ofEpochSecond(20);

    private final SaleWords words = new SaleWords(
            new SaleMessage(ResourceBundle.getBundle("sale-message", Locale.ROOT)),
            new SaleChats(List.of("@sales"), Map.of(TeamId.parse("lynx"), "-100500"), lynx()));

    @Test
    void aNewSaleIsAnnouncedToAllAndToItsTeam() {
        List<TrackingEvent> said = words.of(new SaleChange(null, sale(1, "5000", null)));

        assertThat(said)
                .extracting(Object::getClass)
                .isEqualTo(List.of(SaleClosed.class, NotificationRequested.class, NotificationRequested.class));
        assertThat(chats(said)).containsExactly("@sales", "-100500");
    }

    @Test
    void aSaleWithoutAnAmountIsNotSpokenOf() {
        assertThat(words.of(new SaleChange(null, sale(1, null, null)))).isEmpty();
        assertThat(words.of(new SaleChange(sale(1, null, null), sale(1, null, REOPENED))))
                .isEmpty();
    }

    @Test
    void onceItsAmountIsKnownItIsANewSale() {
        assertThat(words.of(new SaleChange(sale(1, null, null), sale(1, "5000", null))))
                .hasSize(3)
                .first()
                .isInstanceOf(SaleClosed.class);
    }

    @Test
    void reopeningTakesBackTheSameAmount() {
        assertThat(words.of(new SaleChange(sale(1, "5000", null), sale(1, "5000", REOPENED))))
                .singleElement()
                .isInstanceOfSatisfying(SaleReopened.class, reopened -> {
                    assertThat(reopened.amount()).isEqualTo(Money.of("5000", "KZT"));
                    assertThat(reopened.occurredAt()).isEqualTo(REOPENED);
                });
    }

    @Test
    void aSaleThatWasOverWhenItBecameKnownIsCountedAndTakenBackButNotCelebrated() {
        assertThat(words.of(new SaleChange(null, sale(1, "5000", REOPENED))))
                .extracting(Object::getClass)
                .isEqualTo(List.of(SaleClosed.class, SaleReopened.class));
    }

    @Test
    void betterTermsTakeTheOldWordsBackUnderTheSameDateAndTellNoChatTwice() {
        List<TrackingEvent> first = words.of(new SaleChange(null, sale(1, "5000", null)));
        List<TrackingEvent> second = words.of(new SaleChange(sale(1, "5000", null), sale(2, "4500", null)));

        assertThat(second).hasSize(4);
        assertThat(second.getFirst()).isInstanceOfSatisfying(SaleReopened.class, reopened -> {
            assertThat(reopened.amount()).isEqualTo(Money.of("5000", "KZT"));
            assertThat(reopened.occurredAt()).isEqualTo(CLOSED);
        });
        assertThat(second.get(1))
                .isInstanceOfSatisfying(
                        SaleClosed.class, closed -> assertThat(closed.amount()).isEqualTo(Money.of("4500", "KZT")));
        assertThat(second.get(1).id()).isNotEqualTo(first.getFirst().id());
        assertThat(ids(second.subList(2, 4))).isEqualTo(ids(first.subList(1, 3)));
    }

    @Test
    void sayingItTwiceIsSayingItOnce() {
        SaleChange change = new SaleChange(null, sale(1, "5000", null));

        assertThat(ids(words.of(change))).isEqualTo(ids(words.of(change)));
    }

    private static Teams lynx() {
        Team lynx = new Team(TeamId.parse("lynx"), "Lynx", "📊", "#00FF88", null, null, List.of(), 0, false);
        Teams teams = new Teams(() -> List.of(lynx));
        teams.refresh();
        return teams;
    }

    private static List<String> ids(List<TrackingEvent> events) {
        return events.stream().map(event -> event.id().toString()).toList();
    }

    private static List<String> chats(List<TrackingEvent> events) {
        return events.stream()
                .filter(NotificationRequested.class::isInstance)
                .map(event -> ((NotificationRequested) event).chat())
                .toList();
    }

    private static Sale sale(int revision, @Nullable String amount, @Nullable Instant reopenedAt) {
        return new Sale(
                new UUID(1, 2),
                new Lead("example", 1),
                8,
                "key",
                CLOSED,
                reopenedAt,
                revision,
                new Terms(
                        "Anna",
                        "Course",
                        amount == null ? null : Money.of(amount, "KZT"),
                        amount == null ? AmountSource.UNKNOWN : AmountSource.LEAD,
                        Map.of("campaign", "spring"),
                        "Lynx",
                        Confidence.HIGH,
                        List.of(),
                        null,
                        null));
    }
}
