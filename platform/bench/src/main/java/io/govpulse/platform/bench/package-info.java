/**
 * Benchmarks of the whole: the stream beside what one would take instead of it, each a process of
 * its own, on the same events in the same run.
 */
@NullMarked
package io.govpulse.platform.bench;

import org.jspecify.annotations.NullMarked;
