package io.clicktrail.postback.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The presets that come with the service: one file each, named as its preset. */
@Component
class PresetStore {

    private static final String FILES = "classpath:presets/*.json";

    private final SortedMap<String, Preset> presets;

    PresetStore(JsonMapper json) {
        var found = new TreeMap<String, Preset>();
        try {
            Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .map(file -> read(file, json))
                    .forEach(preset -> found.put(preset.name(), preset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        presets = Collections.unmodifiableSortedMap(found);
    }

    private static Preset read(Resource file, JsonMapper json) {
        try (InputStream content = file.getInputStream()) {
            return json.readValue(content, Preset.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of their names. */
    List<Preset> all() {
        return List.copyOf(presets.values());
    }

    /** The preset of that name, or null. */
    @Nullable
    Preset find(String name) {
        return presets.get(name);
    }
}
