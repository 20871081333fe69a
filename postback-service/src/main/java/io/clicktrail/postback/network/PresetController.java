package io.clicktrail.postback.network;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.clicktrail.http.problem.ProblemException;

/** Networks to begin with. */
@RestController
@RequestMapping("/api/v1/networks/presets")
class PresetController {

    private final PresetStore presets;

    PresetController(PresetStore presets) {
        this.presets = presets;
    }

    /** @param items in the order of their names */
    record Presets(List<Preset.Line> items) {}

    @GetMapping
    Mono<Presets> all() {
        return Mono.just(new Presets(presets.all().stream().map(Preset::line).toList()));
    }

    @GetMapping("/{name}")
    Mono<Preset> one(@PathVariable String name) {
        return Mono.justOrEmpty(presets.find(name))
                .switchIfEmpty(Mono.error(
                        () -> new ProblemException(404, "unknown_preset", "There is no preset of this name.")));
    }
}
