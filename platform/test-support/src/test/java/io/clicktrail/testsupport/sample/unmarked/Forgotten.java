package io.clicktrail.testsupport.sample.unmarked;

/** Its package says nothing about null. */
class Forgotten {}
