/**
 * What happened to a case: the one fold from its events to its facts, and the columns of those
 * facts. Meaning is decided here, once; everything behind only filters, sums and divides.
 */
@NullMarked
package io.govpulse.cases;

import org.jspecify.annotations.NullMarked;
