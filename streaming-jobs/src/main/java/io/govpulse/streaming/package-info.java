// SPDX-License-Identifier: Apache-2.0
/**
 * The stream: events of cases in, signed facts out, exactly once. {@link
 * io.govpulse.streaming.CaseJob} shows the job on one screen.
 */
@NullMarked
package io.govpulse.streaming;

import org.jspecify.annotations.NullMarked;
