// SPDX-License-Identifier: Apache-2.0
/** The published refreshes, and the one that a request is as of. */
@NullMarked
package io.govpulse.service.refresh;

import org.jspecify.annotations.NullMarked;
