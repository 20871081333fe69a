package io.clicktrail.bot.update;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.clicktrail.bot.answer.StartStore;
import io.clicktrail.bot.invite.ApprovalStore;
import io.clicktrail.bot.membership.MembershipStore;
import io.clicktrail.bot.membership.WatchStore;
import io.clicktrail.bot.place.PlaceStore;
import io.clicktrail.event.TelegramEvent.ChatJoined;
import io.clicktrail.event.TelegramEvent.JoinRequested;
import io.clicktrail.transport.outbox.Outbox;

/** All that follows from the updates of a batch. Belongs to the caller's transaction. */
@Component
class EffectStore {

    private final Outbox outbox;
    private final StartStore starts;
    private final DiscussionStore discussions;
    private final PlaceStore places;
    private final MembershipStore memberships;
    private final WatchStore watches;
    private final ApprovalStore approvals;
    private final KeptUpdateStore kept;

    EffectStore(
            Outbox outbox,
            StartStore starts,
            DiscussionStore discussions,
            PlaceStore places,
            MembershipStore memberships,
            WatchStore watches,
            ApprovalStore approvals,
            KeptUpdateStore kept) {
        this.outbox = outbox;
        this.starts = starts;
        this.discussions = discussions;
        this.places = places;
        this.memberships = memberships;
        this.watches = watches;
        this.approvals = approvals;
        this.kept = kept;
    }

    Mono<FirstSeen> apply(FirstSeen first) {
        return outbox.add(first.facts())
                .then(starts.add(first.starts()))
                .then(discussions.add(first.learned()))
                .then(places.recheck(first.changedPlaces()))
                .then(memberships.add(first.questions()))
                .then(watches.joined(first.factsOf(ChatJoined.class)))
                .then(approvals.add(first.factsOf(JoinRequested.class)))
                .then(kept.add(first.notUnderstood()))
                .thenReturn(first);
    }
}
