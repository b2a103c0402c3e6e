// SPDX-License-Identifier: Apache-2.0
/**
 * Benchmarks of the whole platform: the stream beside its alternatives, each a process of its own,
 * on the same events in the same run.
 */
@NullMarked
package io.govpulse.platform.bench;

import org.jspecify.annotations.NullMarked;
