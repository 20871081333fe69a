package io.clicktrail.standalone.sandbox.journey;

/** How a step ended. */
enum Outcome {
    TAKEN,
    /** Nobody leaves without being there. */
    NOT_A_MEMBER,
    ALREADY_A_MEMBER,
    /** The person has done enough for one page. */
    TOO_MANY_STEPS,
    /** A service did not take it. */
    SERVICE_REFUSED
}
