package io.clicktrail.testsupport.sample.circle.two;

import io.clicktrail.testsupport.sample.circle.one.First;

public class Second {
    public First next() {
        return new First();
    }
}
