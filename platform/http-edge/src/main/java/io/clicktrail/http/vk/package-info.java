/** What VK says of its users when it opens a mini app of ours: believed where its signature is right, else unheard. */
@NullMarked
package io.clicktrail.http.vk;

import org.jspecify.annotations.NullMarked;
