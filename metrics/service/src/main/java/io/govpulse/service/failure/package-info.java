// SPDX-License-Identifier: Apache-2.0
/** The failures of the service, without a word of HTTP. */
@NullMarked
package io.govpulse.service.failure;

import org.jspecify.annotations.NullMarked;
