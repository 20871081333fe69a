package io.clicktrail.analytics.counter;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The counters where fast readers look. Counters of days expire some days after nobody is told of them any more. */
@Component
class RedisStore {

    private static final int AT_A_TIME = 500;

    private final ReactiveStringRedisTemplate redis;

    RedisStore(ReactiveStringRedisTemplate redis) {
        this.redis = redis;
    }

    /** @param lifeOfDays how long a counter of a day lives from now on */
    Mono<Void> set(Map<String, String> counters, Duration lifeOfDays) {
        return Flux.fromIterable(counters.entrySet())
                .flatMap(counter -> set(counter.getKey(), counter.getValue(), lifeOfDays), AT_A_TIME)
                .then();
    }

    private Mono<Boolean> set(String key, String value, Duration lifeOfDays) {
        return key.contains(CounterKeys.DAY)
                ? redis.opsForValue().set(key, value, lifeOfDays)
                : redis.opsForValue().set(key, value);
    }

    Mono<Void> delete(Collection<String> keys) {
        return Flux.fromIterable(keys)
                .buffer(AT_A_TIME)
                .concatMap(some -> redis.delete(some.toArray(String[]::new)))
                .then();
    }

    /** @param pattern of keys, as Redis knows patterns */
    Mono<Set<String>> keys(String pattern) {
        ScanOptions options =
                ScanOptions.scanOptions().match(pattern).count(AT_A_TIME).build();
        return redis.scan(options).collect(Collectors.toSet());
    }

    Mono<Map<String, String>> values(Collection<String> keys) {
        List<String> ordered = keys.stream().sorted().toList();
        return Flux.fromIterable(ordered)
                .buffer(AT_A_TIME)
                .concatMap(some -> redis.opsForValue().multiGet(some))
                .collectList()
                .map(parts ->
                        byKey(ordered, parts.stream().flatMap(List::stream).toList()));
    }

    private static Map<String, String> byKey(List<String> keys, List<String> values) {
        Map<String, String> found = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                found.put(keys.get(i), value);
            }
        }
        return found;
    }
}
