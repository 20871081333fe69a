package io.clicktrail.benchmarks.verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Prints what share of the known crawlers is known to the house, how many people it takes for machines, and how well it
 * tells their devices: on the lists that its rules were made by, and on one that they were not.
 */
public final class VerdictBenchmark {

    private VerdictBenchmark() {}

    /** Arguments: where the packages crawler-user-agents and user-agents are unpacked, and the jar of yauaa. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Judge judge = new Judge();
        TunedReport tuned = new TunedReport(judge, Path.of(arguments[0]), Path.of(arguments[1]));
        tuned.print();
        Set<String> seen = tuned.userAgents();
        Path yauaa = Path.of(arguments[2]);
        List<Labelled> list = Yauaa.read(yauaa);
        List<Labelled> heldOut =
                list.stream().filter(each -> !seen.contains(each.userAgent())).toList();
        String name = yauaa.getFileName().toString().replace(".jar", "") + " (Apache-2.0) without the "
                + (list.size() - heldOut.size()) + " that the lists above have, too";
        new HeldOutReport(judge, name, heldOut).print();
    }
}
