package io.clicktrail.http;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.clicktrail.testsupport.HouseRules;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> houseRules() {
        return HouseRules.ofPlatform("io.clicktrail.http");
    }
}
