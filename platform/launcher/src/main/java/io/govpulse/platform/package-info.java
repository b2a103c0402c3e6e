/** The program behind {@code ./govpulse}. */
@NullMarked
package io.govpulse.platform;

import org.jspecify.annotations.NullMarked;
