package io.clicktrail.attribution.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.attribution.credit.Share;
import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.attribution.identity.Link;
import io.clicktrail.attribution.identity.Person;
import io.clicktrail.attribution.identity.Window;
import io.clicktrail.attribution.sale.Sale;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.EventId;
import io.clicktrail.event.OfferId;

/**
 * A conversion or a sale as the models of the field would share it. Who is paid is another question, which a conversion's
 * explanation answers. It says how clicks are linked, never by whose name.
 *
 * @param actedAt when the action was done, or the sale closed
 * @param window how long before it a click was a touch
 * @param touches in the order of the world
 * @param notFollowed how many names of each kind link nothing here, since too many people share them
 * @param cut whether the person has more clicks than are looked at
 */
record CreditView(
        @Nullable ConversionId conversion,
        @Nullable EventId sale,
        Instant actedAt,
        Duration window,
        List<Touched> touches,
        Map<Link, Long> notFollowed,
        boolean cut) {

    /** @param millionths what each model gives this touch of the one credit */
    record Touched(ClickId click, OfferId offer, Instant at, Set<Link> linkedBy, Map<String, Integer> millionths) {}

    static CreditView of(Conversion conversion, Duration window, Person person, Collection<CreditModel> models) {
        return of(conversion.id(), null, conversion.actedAt(), window, person, models);
    }

    static CreditView of(Sale sale, Duration window, Person person, Collection<CreditModel> models) {
        return of(null, sale.event(), sale.at(), window, person, models);
    }

    private static CreditView of(
            @Nullable ConversionId conversion,
            @Nullable EventId sale,
            Instant actedAt,
            Duration window,
            Person person,
            Collection<CreditModel> models) {
        List<Touch> touches = person.touches(Window.before(actedAt, window));
        return new CreditView(
                conversion,
                sale,
                actedAt,
                window,
                touched(touches, person, shares(touches, actedAt, models)),
                person.notFollowed(),
                person.cut());
    }

    /** Of each touch, by model. */
    private static List<Map<String, Integer>> shares(
            List<Touch> touches, Instant actedAt, Collection<CreditModel> models) {
        List<Map<String, Integer>> shares =
                touches.stream().<Map<String, Integer>>map(_ -> new TreeMap<>()).toList();
        for (CreditModel model : models) {
            List<Share> shared = model.share(touches, actedAt);
            for (int at = 0; at < shared.size(); at++) {
                shares.get(at).put(model.name(), shared.get(at).millionths());
            }
        }
        return shares;
    }

    private static List<Touched> touched(List<Touch> touches, Person person, List<Map<String, Integer>> shares) {
        return IntStream.range(0, touches.size())
                .mapToObj(at -> touched(touches.get(at), person, shares.get(at)))
                .toList();
    }

    private static Touched touched(Touch touch, Person person, Map<String, Integer> millionths) {
        Set<Link> links = Collections.unmodifiableSet(person.linksTo(touch.click()));
        return new Touched(touch.click(), touch.offer(), touch.at(), links, millionths);
    }
}
