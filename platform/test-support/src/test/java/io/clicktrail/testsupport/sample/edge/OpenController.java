package io.clicktrail.testsupport.sample.edge;

/** An edge that anybody could call. */
public class OpenController {}
