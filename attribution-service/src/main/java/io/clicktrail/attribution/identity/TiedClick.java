package io.clicktrail.attribution.identity;

import java.util.Set;

import io.clicktrail.attribution.credit.Touch;
import io.clicktrail.event.ClickId;

/** A click that was sent on and made by no machine, and all identities that facts tie to it. */
record TiedClick(Touch touch, Set<Identity> ties) {

    ClickId id() {
        return touch.click();
    }
}
