package io.clicktrail.postback.page;

/** A controller of the page, which so gets its frame: language, caller, and how a refusal looks. */
public interface Tab {

    /** Under which all tabs lie. */
    String BASE = "/manage";
}
