package io.clicktrail.click.visitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;

import com.maxmind.db.CHMCache;
import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Reader;
import org.jspecify.annotations.Nullable;

/** A file of countries in MaxMind's format, read into memory once. */
public final class CountryFile {

    private final Reader reader;

    /** @throws UncheckedIOException where it cannot be read, or is no such file */
    public CountryFile(Path file) {
        try {
            reader = new Reader(file.toFile(), Reader.FileMode.MEMORY, new CHMCache());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** ISO 3166-1 alpha-2, or null. */
    public @Nullable String countryOf(InetAddress address) {
        try {
            Place place = reader.get(address, Place.class);
            return place == null || place.country == null ? null : place.country.code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file says of a network, as far as we ask. */
    public static final class Place {

        private final @Nullable Country country;

        @MaxMindDbConstructor
        public Place(@MaxMindDbParameter(name = "country") @Nullable Country country) {
            this.country = country;
        }
    }

    /** The country within a place. */
    public static final class Country {

        private final @Nullable String code;

        @MaxMindDbConstructor
        public Country(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
            this.code = code;
        }
    }
}
