/**
 * The whole house on one machine without Docker.
 *
 * <p>{@link io.clicktrail.standalone.House} runs the three servers and the six built services as processes of their own,
 * with the environment variables that {@code docker-compose.yml} gives them, and brings back what dies.
 * {@link io.clicktrail.standalone.Launcher} is the command around it; tests use the house itself. No service class is
 * imported here: what runs is the artefact that ships.
 */
@NullMarked
package io.clicktrail.standalone;

import org.jspecify.annotations.NullMarked;
