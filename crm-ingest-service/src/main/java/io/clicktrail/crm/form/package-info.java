/**
 * What an AmoCRM hook says, as a tree of text. Every shape that has been seen is read: PHP-style nested form keys, JSON,
 * escaped or literal brackets, UTF-8 or windows-1251. Nothing here knows what a deal is, and nothing throws for content.
 */
@NullMarked
package io.clicktrail.crm.form;

import org.jspecify.annotations.NullMarked;
