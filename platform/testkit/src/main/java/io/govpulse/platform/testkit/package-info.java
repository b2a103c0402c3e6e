// SPDX-License-Identifier: Apache-2.0
/** Fixtures that tests of several modules share. */
@NullMarked
package io.govpulse.platform.testkit;

import org.jspecify.annotations.NullMarked;
