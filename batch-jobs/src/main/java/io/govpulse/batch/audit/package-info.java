// SPDX-License-Identifier: Apache-2.0
/** The audit: raw events folded again, and compared with the facts and with what was published. */
@NullMarked
package io.govpulse.batch.audit;

import org.jspecify.annotations.NullMarked;
