package io.clicktrail.testsupport.sample.naming;

/** Its name says nothing. */
class LinkManager {}
