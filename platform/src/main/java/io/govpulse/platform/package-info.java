/**
 * The launcher behind {@code ./govpulse}: starts the platform's processes and talks to them as a
 * user does.
 */
@NullMarked
package io.govpulse.platform;

import org.jspecify.annotations.NullMarked;
