package io.clicktrail.click.visitor;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The country of an address: of the file, else as the network in front of us says, else unknown. */
public final class Countries {

    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    private final Function<InetAddress, @Nullable String> file;
    private final List<String> headers;

    /**
     * @param file the code of an address, or null
     * @param headers of the networks that may stand in front of us, such as {@code CF-IPCountry}
     */
    public Countries(Function<InetAddress, @Nullable String> file, List<String> headers) {
        this.file = file;
        this.headers = List.copyOf(headers);
    }

    /** @param header what a trusted proxy says under that name, or null */
    @Nullable
    String of(InetAddress address, Function<String, @Nullable String> header) {
        String country = file.apply(address);
        for (int i = 0; country == null && i < headers.size(); i++) {
            country = header.apply(headers.get(i));
        }
        // "XX" and "T1" are how some say that they do not know.
        return country != null && KNOWN.contains(country) ? country : null;
    }
}
