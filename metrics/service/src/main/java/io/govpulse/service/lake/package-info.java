// SPDX-License-Identifier: Apache-2.0
/** Reading of the lake that all resources share. */
@NullMarked
package io.govpulse.service.lake;

import org.jspecify.annotations.NullMarked;
