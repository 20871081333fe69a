package io.clicktrail.click.visitor;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What a visitor's browser has sent, whoever has read it from the wire. */
public interface VisitorRequest {

    /** In capitals. */
    String method();

    /** The first of its parameters by each name, decoded; empty where one has no value. */
    Map<String, String> query();

    /** The query as it came, without the question mark. */
    @Nullable
    String rawQuery();

    /** The first value of a header; names are compared without case. */
    @Nullable
    String header(String name);

    List<String> headers(String name);

    /** The first cookie of that name. */
    @Nullable
    String cookie(String name);

    /** The other end of the connection: the visitor, or a proxy. */
    InetAddress remote();

    /** Whether the connection itself is encrypted. */
    boolean isSecure();
}
