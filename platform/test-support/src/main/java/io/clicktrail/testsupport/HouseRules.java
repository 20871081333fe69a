package io.clicktrail.testsupport;

import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.DynamicTest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The rules of the house as tests. A module says in five lines that it keeps them:
 *
 * <pre>{@code
 * class ArchitectureTest {
 *     @TestFactory
 *     Stream<DynamicTest> houseRules() {
 *         return HouseRules.ofService("io.clicktrail.click");
 *     }
 * }
 * }</pre>
 */
public final class HouseRules {
    /** A class whose name ends so may touch the world; every other is plain Java. */
    private static final Set<String> BADGES = Set.of(
            "Application",
            "Configuration",
            "Settings",
            "Controller",
            "Filter",
            "Handler",
            "Listener",
            "Store",
            "Client",
            "Job");

    private static final String[] THE_WORLD = {
        "reactor..",
        "org.reactivestreams..",
        "org.springframework..",
        "io.r2dbc..",
        "io.netty..",
        "org.apache.kafka..",
        "io.lettuce..",
        "io.github.resilience4j..",
        "org.telegram.telegrambots.client..",
        "org.telegram.telegrambots.longpolling.."
    };

    private static final Set<String> ENTROPY = Set.of("randomUUID", "random", "currentTimeMillis", "nanoTime");
    private static final Set<String> WAITING =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "subscribe", "toIterable", "toStream");
    private static final Set<String> AT_ONCE = Set.of("zip", "zipDelayError", "zipWith", "when", "merge", "mergeWith");
    private static final String VAGUE_NAME = ".*(Utils?|Manager|Impl|Helper)|Common.*|Base[A-Z].*";

    private HouseRules() {}

    /** All rules, for a service or an edge. */
    public static Stream<DynamicTest> ofService(String rootPackage) {
        var rules = new TreeMap<>(ofEveryModule(rootPackage));
        rules.put("only badges touch the world", onlyBadgesTouchTheWorld());
        rules.put("pure code has no clock and no chance", pureCodeHasNoClockAndNoChance());
        rules.put("nobody waits or subscribes outside the transport", nobodyWaits());
        rules.put("stores ask one question after another", storesAskOneQuestionAfterAnother());
        rules.put("services do not know one another", servicesDoNotKnowOneAnother(rootPackage));
        rules.put("controllers and listeners are nobody else's business", edgesArePackagePrivate());
        return tests(rules, rootPackage);
    }

    /** For a platform module, which is an edge of its own by trade: names, nulls, cycles, streams. */
    public static Stream<DynamicTest> ofPlatform(String rootPackage) {
        return tests(ofEveryModule(rootPackage), rootPackage);
    }

    private static Map<String, ArchRule> ofEveryModule(String rootPackage) {
        return Map.of(
                "packages form no cycles", noCycles(rootPackage),
                "every package is null-marked", everyPackageIsNullMarked(),
                "names say what a thing is", namesSayWhatAThingIs(),
                "nobody prints but a console", nobodyPrints(),
                "constructors inject", constructorsInject());
    }

    private static Stream<DynamicTest> tests(Map<String, ArchRule> rules, String rootPackage) {
        var classes = new ClassFileImporter()
                .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(Predefined.DO_NOT_INCLUDE_JARS)
                .importPackages(rootPackage);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("there is something to check", () -> requireClasses(classes))),
                rules.entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(classes))));
    }

    private static void requireClasses(JavaClasses classes) {
        if (classes.isEmpty()) {
            throw new AssertionError("no classes found; is the package right?");
        }
    }

    static ArchRule onlyBadgesTouchTheWorld() {
        return noClasses()
                .that(are(pure()))
                .should()
                .dependOnClassesThat(resideInAnyPackage(THE_WORLD))
                .allowEmptyShould(true);
    }

    static ArchRule pureCodeHasNoClockAndNoChance() {
        return noClasses()
                .that(are(pure()))
                .should()
                .callCodeUnitWhere(asksClockOrChance())
                .orShould()
                .dependOnClassesThat(type(Clock.class))
                .orShould()
                .dependOnClassesThat(assignableTo(Random.class))
                .allowEmptyShould(true);
    }

    /**
     * Questions at the same time on the one connection of a transaction wait for ever once an answer is long
     * (pgjdbc/r2dbc-postgresql#650): {@code zipWhen} asks one after the other.
     */
    static ArchRule storesAskOneQuestionAfterAnother() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .callCodeUnitWhere(asksAtTheSameTime())
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> asksAtTheSameTime() {
        return DescribedPredicate.describe(
                "asks at the same time",
                call -> AT_ONCE.contains(call.getName())
                        && call.getTargetOwner().getPackageName().equals("reactor.core.publisher"));
    }

    static ArchRule nobodyWaits() {
        return noClasses().should().callCodeUnitWhere(waitsOnReactor()).allowEmptyShould(true);
    }

    static ArchRule servicesDoNotKnowOneAnother(String rootPackage) {
        var others = Stream.of("click", "bot", "attribution", "postback", "analytics", "crm")
                .map(service -> "io.clicktrail." + service)
                .filter(other -> !other.equals(rootPackage))
                .map(other -> other + "..")
                .toArray(String[]::new);
        return servicesDoNotKnow(others);
    }

    static ArchRule servicesDoNotKnow(String[] others) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(others))
                .allowEmptyShould(true);
    }

    /** The root package wires the rooms and holds the settings they read; the rooms themselves form no circle. */
    static ArchRule noCycles(String rootPackage) {
        return SlicesRuleDefinition.slices()
                .matching(rootPackage + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    static ArchRule everyPackageIsNullMarked() {
        return classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .isPresent();
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " has no @NullMarked"));
            }
        });
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses().should().haveNameMatching("(.*\\.)?(" + VAGUE_NAME + ")");
    }

    static ArchRule nobodyPrints() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Console")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .allowEmptyShould(true);
    }

    static ArchRule constructorsInject() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .allowEmptyShould(true);
    }

    static ArchRule edgesArePackagePrivate() {
        return noClasses()
                .that()
                .areTopLevelClasses()
                .and()
                .haveNameMatching(".*(Controller|Listener)")
                .should()
                .bePublic()
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> pure() {
        return DescribedPredicate.describe("without a badge in their name", type -> {
            var name = outermost(type).getSimpleName();
            return !name.equals("package-info") && BADGES.stream().noneMatch(name::endsWith);
        });
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaCall<?>> asksClockOrChance() {
        return DescribedPredicate.describe("asks the clock or chance", call -> {
            var target = call.getTarget();
            var time = target.getOwner().getPackageName().equals("java.time")
                    && target.getName().equals("now");
            return time || isJdk(target) && ENTROPY.contains(target.getName());
        });
    }

    private static boolean isJdk(CodeUnitCallTarget target) {
        return target.getOwner().getPackageName().startsWith("java.");
    }

    private static DescribedPredicate<JavaCall<?>> waitsOnReactor() {
        return DescribedPredicate.describe("waits for a Mono or Flux or subscribes to it", call -> {
            var target = call.getTarget();
            return target.getOwner().getPackageName().equals("reactor.core.publisher")
                    && WAITING.contains(target.getName());
        });
    }
}
