package io.clicktrail.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.clicktrail.infrastructure.ChildProcess;

import static org.assertj.core.api.Assertions.assertThatCode;

/** The training run of the image's build has all that each service needs to start. */
class ImageTrainingIT {
    @TempDir
    Path directory;

    /** Stands for the JVM's command: leaves out the recording, which takes long and would be thrown away. */
    @BeforeEach
    void aJvmThatRecordsNothing() throws IOException {
        var java = directory.resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                shift
                echo recorded >classes.aot
                exec "%s/bin/java" "$@"
                """.formatted(System.getProperty("java.home")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aServiceStartsWithTheVariablesOfItsTraining(Service service) throws IOException {
        var project = HouseSettings.temporary(directory).project();
        Files.createSymbolicLink(
                directory.resolve("app.jar"), BuiltService.of(service, project).jar());
        var train = "cd " + directory + " && PATH=" + directory + ":$PATH sh " + project.resolve("deploy/train");

        assertThatCode(() -> ChildProcess.run(
                        service.module(), List.of("sh", "-c", train), Map.of(), directory.resolve("log")))
                .doesNotThrowAnyException();
    }
}
