/** A browser for tests that look at pages as people do. */
@NullMarked
package io.govpulse.browser;

import org.jspecify.annotations.NullMarked;
