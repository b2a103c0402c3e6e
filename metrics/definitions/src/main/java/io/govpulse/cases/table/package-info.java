// SPDX-License-Identifier: Apache-2.0
/**
 * The columns of the fact tables, listed once, and the rows made of them. Uses {@code
 * io.govpulse.cases} and {@code io.govpulse.cases.activity}; neither of them knows a table.
 */
@NullMarked
package io.govpulse.cases.table;

import org.jspecify.annotations.NullMarked;
