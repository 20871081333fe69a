package io.clicktrail.crm.sale;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The pipelines whose sales count. Stage 142 exists in every pipeline of an account; in others it means nothing here. */
public final class Pipelines {

    private final Map<Long, Pipeline> byId;

    public Pipelines(List<Pipeline> pipelines) {
        byId = pipelines.stream().collect(Collectors.toUnmodifiableMap(Pipeline::id, Function.identity()));
    }

    public @Nullable Pipeline find(long id) {
        return byId.get(id);
    }

    public int size() {
        return byId.size();
    }
}
