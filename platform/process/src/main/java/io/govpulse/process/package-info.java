// SPDX-License-Identifier: Apache-2.0
/** How every process of the platform reads its settings and says that something failed. */
@NullMarked
package io.govpulse.process;

import org.jspecify.annotations.NullMarked;
