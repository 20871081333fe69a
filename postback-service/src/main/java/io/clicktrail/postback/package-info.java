/**
 * The postback service: tells CPA networks what became of their clicks. Each conversion becomes one message per status
 * that its network wants to hear of, and every message ends delivered or in a state that people can see.
 */
@NullMarked
package io.clicktrail.postback;

import org.jspecify.annotations.NullMarked;
