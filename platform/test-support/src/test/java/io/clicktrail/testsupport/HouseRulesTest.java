package io.clicktrail.testsupport;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each rule finds the sample that breaks it, and lets the good one pass. */
class HouseRulesTest {
    private static final String SAMPLES = "io.clicktrail.testsupport.sample.";

    @Test
    void pureCodeThatAsksClockOrChanceIsFound() {
        assertBroken(HouseRules.pureCodeHasNoClockAndNoChance(), "dreaming", "Instant.now()");
        assertBroken(HouseRules.pureCodeHasNoClockAndNoChance(), "dreaming", "UUID.randomUUID()");
    }

    @Test
    void pureCodeThatTouchesTheWorldIsFound() {
        assertBroken(HouseRules.onlyBadgesTouchTheWorld(), "waiting", "reactor.core.publisher.Mono");
    }

    @Test
    void whoWaitsIsFound() {
        assertBroken(HouseRules.nobodyWaits(), "waiting", "Mono.block()");
    }

    @Test
    void whoAsksTwoThingsAtOnceIsFound() {
        assertBroken(HouseRules.storesAskOneQuestionAfterAnother(), "asking", "Mono.zip(");
    }

    @Test
    void aCircleOfPackagesIsFound() {
        assertBroken(HouseRules.noCycles(SAMPLES + "circle"), "circle", "Cycle detected");
    }

    @Test
    void aPackageWithoutAWordOnNullIsFound() {
        assertBroken(HouseRules.everyPackageIsNullMarked(), "unmarked", "has no @NullMarked");
    }

    @Test
    void aVagueNameIsFound() {
        assertBroken(HouseRules.namesSayWhatAThingIs(), "naming", "LinkManager");
    }

    @Test
    void aPublicEdgeIsFound() {
        assertBroken(HouseRules.edgesArePackagePrivate(), "edge", "OpenController");
    }

    @Test
    void aServiceThatKnowsAnotherIsFound() {
        assertBroken(HouseRules.servicesDoNotKnow(new String[] {SAMPLES + "circle.two.."}), "circle.one", "Second");
    }

    @Test
    void aClassThatKeepsTheRulesPasses() {
        assertKept(HouseRules.onlyBadgesTouchTheWorld());
        assertKept(HouseRules.pureCodeHasNoClockAndNoChance());
        assertKept(HouseRules.nobodyWaits());
        assertKept(HouseRules.noCycles(SAMPLES + "good"));
        assertKept(HouseRules.everyPackageIsNullMarked());
        assertKept(HouseRules.namesSayWhatAThingIs());
        assertKept(HouseRules.nobodyPrints());
    }

    private static void assertBroken(ArchRule rule, String sample, String reason) {
        assertThatThrownBy(() -> rule.check(classes(sample)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    private static void assertKept(ArchRule rule) {
        assertThatCode(() -> rule.check(classes("good"))).doesNotThrowAnyException();
    }

    private static JavaClasses classes(String sample) {
        return new ClassFileImporter().importPackages(SAMPLES + sample);
    }
}
