package io.clicktrail.testsupport.sample.circle.one;

import io.clicktrail.testsupport.sample.circle.two.Second;

public class First {
    public Second next() {
        return new Second();
    }
}
