// SPDX-License-Identifier: Apache-2.0
/** The stream of server-sent events that announces each refresh. */
@NullMarked
package io.govpulse.service.stream;

import org.jspecify.annotations.NullMarked;
