/** The service's own schema: its scripts run before anybody uses it, also when PostgreSQL comes later than the service. */
@NullMarked
package io.clicktrail.transport.database;

import org.jspecify.annotations.NullMarked;
