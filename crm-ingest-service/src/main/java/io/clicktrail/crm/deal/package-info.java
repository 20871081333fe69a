/**
 * How leads move through the stages of the CRM. Every change is kept once, under a key made of what the change itself
 * says, so that a repeated hook adds nothing and two changes within one second both stand.
 */
@NullMarked
package io.clicktrail.crm.deal;

import org.jspecify.annotations.NullMarked;
