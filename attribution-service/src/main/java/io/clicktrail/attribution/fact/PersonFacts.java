package io.clicktrail.attribution.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.clicktrail.event.Goal;
import io.clicktrail.event.Offer;
import io.clicktrail.event.OfferId;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

/**
 * All that may decide whose clicks brought one person to what they did.
 *
 * @param shareClicks on what this person shared, of each offer
 */
public record PersonFacts(
        long user,
        List<StartedClick> clicks,
        List<Join> joins,
        List<Deed> deeds,
        List<Reported> reported,
        Map<OfferId, List<ShareClick>> shareClicks,
        Course course) {

    /** What a person has done until they take it back: beside memberships. */
    static final Set<Goal> LASTING = EnumSet.of(Goal.REACTION, Goal.POLL_VOTE, Goal.BOT_START);

    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(1);

    static PersonFacts of(
            long user,
            Collection<StartedClick> clicks,
            Collection<Join> joins,
            Collection<Deed> deeds,
            Collection<Reported> reported,
            Collection<ShareClick> shareClicks,
            Course course) {
        return new PersonFacts(
                user,
                List.copyOf(clicks),
                List.copyOf(joins),
                List.copyOf(deeds),
                List.copyOf(reported),
                shareClicks.stream().collect(groupingBy(ShareClick::offer)),
                course.of(user));
    }

    /** All that the person did, in the order of the world. What these offers do not ask for was not shared. */
    public List<Action> actions(Collection<Offer> offers) {
        Stream<Share> shares = offers.stream()
                .filter(offer -> offer.goal() == Goal.SHARE)
                .flatMap(offer ->
                        Share.of(user, offer, byOthers(shareClicks.getOrDefault(offer.id(), List.of()))).stream());
        return Stream.of(joins.stream(), deeds.stream(), reported.stream(), shares)
                .<Action>flatMap(each -> each)
                .sorted(Fact.ORDER)
                .toList();
    }

    /** Whoever shares proves nothing by following the link on a device on which they clicked before. */
    private List<ShareClick> byOthers(List<ShareClick> followed) {
        Set<String> own = clicks.stream()
                .filter(StartedClick::bound)
                .map(StartedClick::click)
                .filter(Objects::nonNull)
                .map(Click::visitor)
                .filter(Objects::nonNull)
                .collect(toSet());
        return followed.stream().filter(click -> !own.contains(click.visitor())).toList();
    }

    /** What ended the membership that began with this action, or took the action back. */
    public Optional<Fact> endOf(Action action) {
        return endings(action)
                .map(Fact.class::cast)
                .filter(ending -> Fact.ORDER.compare(ending, action) > 0)
                .filter(ending -> !mayHaveComeFirst(ending, action))
                .min(Fact.ORDER);
    }

    /** Telegram's clock tells of a join, ours when we asked: an answer given just before may look like one after it. */
    private static boolean mayHaveComeFirst(Fact ending, Action action) {
        return ending instanceof Leave leave
                && leave.checked()
                && leave.at().isBefore(action.at().plus(BETWEEN_CLOCKS));
    }

    /**
     * Whether the person was a member, or had done it, at a moment before this action: the last that was heard from
     * before tells, or else an ending that came first.
     */
    public boolean stoodAt(Instant moment, Action action) {
        if (!lasts(action)) {
            return false;
        }
        List<Fact> before = course(action)
                .filter(fact -> Fact.ORDER.compare(fact, action) < 0)
                .sorted(Fact.ORDER)
                .toList();
        Optional<Fact> last =
                before.stream().filter(fact -> fact.at().isBefore(moment)).reduce((_, later) -> later);
        return last.map(Action.class::isInstance)
                .orElseGet(() -> before.isEmpty() ? isFound(action) : endsWhatWasUnheardOf(before.getFirst()));
    }

    /** Whoever is found there, and was never told to be missing, may have been there always. */
    private static boolean isFound(Action action) {
        return action instanceof Join join && join.checked();
    }

    /** Telegram tells of an end only where there was something; whoever is asked about may never have been there. */
    private static boolean endsWhatWasUnheardOf(Fact first) {
        return switch (first) {
            case Leave leave -> !leave.checked();
            case Retraction _ -> true;
            default -> false;
        };
    }

    /** The offer by whose own link they came. */
    public Optional<OfferId> invitedBy(Action action) {
        return action instanceof Join join ? course.links().offerOf(join, course.moves()) : Optional.empty();
    }

    /** When the person decided on it: whoever asked to be let in has done their part. */
    public Instant decidedAt(Action action) {
        return action instanceof Join join && join.requested()
                ? requestFor(join).map(Request::at).orElse(join.at())
                : action.at();
    }

    private Optional<Request> requestFor(Join join) {
        Optional<Fact> before =
                course(join).filter(fact -> Fact.ORDER.compare(fact, join) < 0).max(Fact.ORDER);
        return course.requests().stream()
                .filter(request ->
                        course.moves().same(request.chat(), join.chat().id()))
                .filter(request -> Fact.ORDER.compare(request, join) < 0)
                .filter(request -> before.filter(fact -> Fact.ORDER.compare(fact, request) > 0)
                        .isEmpty())
                .max(Fact.ORDER);
    }

    private static boolean lasts(Action action) {
        return switch (action) {
            case Join _ -> true;
            case Deed deed -> LASTING.contains(deed.target().goal());
            case Share _, Reported _ -> false;
        };
    }

    /** All that began or ended the same thing, this action among it. */
    private Stream<Fact> course(Action action) {
        return Stream.concat(beginnings(action), endings(action));
    }

    private Stream<? extends Fact> beginnings(Action action) {
        return switch (action) {
            case Join join ->
                joins.stream()
                        .filter(other -> course.moves()
                                .same(other.chat().id(), join.chat().id()));
            case Deed deed -> deeds.stream().filter(other -> isSame(other.target(), deed.target()));
            case Share _, Reported _ -> Stream.of(action);
        };
    }

    private Stream<? extends Fact> endings(Action action) {
        return switch (action) {
            case Join join ->
                course.leaves().stream()
                        .filter(leave ->
                                course.moves().same(leave.chat(), join.chat().id()));
            case Deed deed -> course.retractions().stream().filter(ending -> isSame(ending.target(), deed.target()));
            case Reported told -> told.withdrawals().stream();
            case Share _ -> Stream.empty();
        };
    }

    private boolean isSame(Target one, Target other) {
        return one.key(course.moves()).equals(other.key(course.moves()));
    }
}
