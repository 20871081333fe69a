package io.clicktrail.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;

/** Runs a test against a {@link TinyApplication} on a real port; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {TinyApplication.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "CLICKTRAIL_ADMIN_KEY=" + OnTinyApplication.ADMIN_KEY,
            "JWT_SIGNING_KEY=" + OnTinyApplication.SIGNING_KEY,
            "clicktrail.http.access.cookie=session",
            "spring.jackson.property-naming-strategy=SNAKE_CASE",
            "spring.http.codecs.max-in-memory-size=2KB"
        })
@AutoConfigureWebTestClient
@Import(TinyApplication.Doors.class)
public @interface OnTinyApplication {

    /** The key of machines. */
    String ADMIN_KEY = "admin-key-for-tests-only";

    /** The key that signs tokens. */
    String SIGNING_KEY = "signing-key-for-tests-only-0123456789";
}
