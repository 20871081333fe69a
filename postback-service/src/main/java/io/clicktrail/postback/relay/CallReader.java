package io.clicktrail.postback.relay;

/** Reads the calls of one kind of source. Pure: the same call and source always say the same. */
public interface CallReader {

    SourceKind kind();

    Reading read(Source source, IncomingCall call);
}
