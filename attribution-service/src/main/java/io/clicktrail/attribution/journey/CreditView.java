package io.clicktrail.attribution.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.clicktrail.attribution.credit.CreditModel;
import io.clicktrail.attribution.credit.Share;
import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickId;
import io.clicktrail.event.Conversion;
import io.clicktrail.event.ConversionId;
import io.clicktrail.event.OfferId;

/**
 * A conversion as the models of the field would share it. Who is paid is another question, which its explanation answers.
 *
 * @param touches in the order of the world
 */
record CreditView(ConversionId conversion, Instant actedAt, List<Touched> touches) {

    /** @param millionths what each model gives this touch of the one credit */
    record Touched(ClickId click, OfferId offer, Instant at, Map<String, Integer> millionths) {

        static Touched of(Touch touch, Map<String, Integer> millionths) {
            return new Touched(touch.click(), touch.offer(), touch.at(), millionths);
        }
    }

    static CreditView of(Conversion conversion, List<Touch> touches) {
        List<Map<String, Integer>> shares =
                touches.stream().<Map<String, Integer>>map(_ -> new TreeMap<>()).toList();
        for (CreditModel model : CreditModel.ALL) {
            List<Share> shared = model.share(touches, conversion.actedAt());
            for (int at = 0; at < shared.size(); at++) {
                shares.get(at).put(model.name(), shared.get(at).millionths());
            }
        }
        return new CreditView(conversion.id(), conversion.actedAt(), touched(touches, shares));
    }

    private static List<Touched> touched(List<Touch> touches, List<Map<String, Integer>> shares) {
        return IntStream.range(0, touches.size())
                .mapToObj(at -> Touched.of(touches.get(at), shares.get(at)))
                .toList();
    }
}
