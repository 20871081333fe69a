package io.clicktrail.standalone.sandbox.outside;

import java.util.Map;

import io.clicktrail.standalone.sandbox.web.Reply;
import io.clicktrail.standalone.sandbox.web.Reply.Whole;
import io.clicktrail.standalone.sandbox.web.Request;

/** Plays the CPA network, leads.tech and the API of AmoCRM, as much of each as somebody calls. */
public final class Partners {
    private final ReceivedLog log;
    private final Faults faults;

    public Partners(ReceivedLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    /** Takes any call, as networks do. */
    public Reply network(Request request) throws InterruptedException {
        return taken(Kind.POSTBACK, request, Reply.text(200, "OK"));
    }

    public Reply leadsTech(Request request) throws InterruptedException {
        return taken(Kind.LEADS_TECH, request, Reply.json(Map.of("success", true)));
    }

    /** The account is there; lists are empty, which the API says with 204. */
    public Reply amoCrm(Request request) throws InterruptedException {
        var answer = request.path().endsWith("/account")
                ? Reply.json(Map.of("id", 1, "name", "Sandbox", "subdomain", "sandbox", "currency", "KZT"))
                : Reply.empty(204);
        return taken(Kind.AMOCRM, request, answer);
    }

    private Reply taken(Kind kind, Request request, Whole answer) throws InterruptedException {
        var reply = faults.befall(kind, answer);
        log.add(kind, request.method(), request.path(), CallFields.of(request), BotApi.statusOf(reply));
        return reply;
    }

    /** {@code GET /sandbox/received?kind=&after=}: what the stand-ins got, newest last. */
    public Reply received(Request request) {
        var wanted = request.query().getOrDefault("kind", "");
        var kind = Kind.find(wanted);
        if (!wanted.isEmpty() && kind.isEmpty()) {
            return Reply.problem(400, "bad_request", "kind is one of postback, telegram, leads_tech, amocrm");
        }
        var after = request.query().getOrDefault("after", "0");
        return Reply.json(log.after(after.matches("\\d{1,18}") ? Long.parseLong(after) : 0).stream()
                .filter(call -> kind.isEmpty() || call.kind() == kind.get())
                .map(Received::shown)
                .toList());
    }
}
