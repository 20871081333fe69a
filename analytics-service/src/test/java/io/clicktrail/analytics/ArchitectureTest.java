package io.clicktrail.analytics;

import io.clicktrail.testsupport.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> houseRules() {
        return HouseRules.ofService("io.clicktrail.analytics");
    }
}
