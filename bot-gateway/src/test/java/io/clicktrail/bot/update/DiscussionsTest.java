package io.clicktrail.bot.update;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.clicktrail.event.Chat;
import io.clicktrail.event.Post;
import io.clicktrail.event.ReactionEvent.CommentPosted;

import static org.assertj.core.api.Assertions.assertThat;

class DiscussionsTest {

    private static final DiscussionThread THREAD = new DiscussionThread(-1009876543210L, 345);
    private static final Post POST = Post.in(new Chat(-1001234567890L, null, "channel"), 77);

    private final UpdateTranslator translator = new UpdateTranslator();
    private final TranslatedUpdate copy = translator.translate(Received.sample("auto-forward"));
    private final TranslatedUpdate deep = translator.translate(Received.sample("comment-deep"));
    private final TranslatedUpdate direct = translator.translate(Received.sample("comment"));

    @Test
    void aCommentInTheDepthAsksForItsThreadAndADirectOneDoesNot() {
        assertThat(Discussions.askedFor(List.of(copy, direct))).isEmpty();
        assertThat(Discussions.askedFor(List.of(copy, deep, deep))).isEqualTo(Set.of(THREAD));
    }

    @Test
    void theCopyOfThePostTellsTheCommentsOfItsBatch() {
        assertThat(settled(List.of(copy, deep), Map.of())).isEqualTo(POST);
    }

    @Test
    void aDirectReplyTellsWhatTheThreadIsAbout() {
        assertThat(settled(List.of(direct, deep), Map.of())).isEqualTo(POST);
    }

    @Test
    void whatEarlierBatchesToldIsKnown() {
        assertThat(settled(List.of(deep), Map.of(THREAD, POST))).isEqualTo(POST);
    }

    /** The post on which the last one comments. */
    private static Post settled(List<TranslatedUpdate> batch, Map<DiscussionThread, Post> known) {
        Outcome outcome = Discussions.settle(batch, known).getLast().outcome();
        return ((CommentPosted) outcome.facts().getFirst()).post();
    }
}
