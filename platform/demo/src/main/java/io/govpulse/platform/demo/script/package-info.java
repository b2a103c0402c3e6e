// SPDX-License-Identifier: Apache-2.0
/** The scripts of the demo city's cases: which events they have, and when these are sent. */
@NullMarked
package io.govpulse.platform.demo.script;

import org.jspecify.annotations.NullMarked;
