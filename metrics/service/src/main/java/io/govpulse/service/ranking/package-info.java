/** Published rankings. */
@NullMarked
package io.govpulse.service.ranking;

import org.jspecify.annotations.NullMarked;
