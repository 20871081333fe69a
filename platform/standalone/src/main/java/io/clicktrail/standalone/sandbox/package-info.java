/**
 * The outside world in a box, for who has no Telegram token, no CPA network and no AmoCRM account: stand-ins that record
 * what they get and fail as told, a page on which one press sends a visitor along the whole trail, and a stream of
 * visitors that keeps the dashboards alive. Everything goes through the real doors of the real services.
 */
@NullMarked
package io.clicktrail.standalone.sandbox;

import org.jspecify.annotations.NullMarked;
