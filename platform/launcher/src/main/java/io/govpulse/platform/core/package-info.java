// SPDX-License-Identifier: Apache-2.0
/**
 * The platform's processes: their settings, their start and stop, and the change to a new
 * generation of facts. Knows no command.
 */
@NullMarked
package io.govpulse.platform.core;

import org.jspecify.annotations.NullMarked;
