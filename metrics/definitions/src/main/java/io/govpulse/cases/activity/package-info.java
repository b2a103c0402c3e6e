// SPDX-License-Identifier: Apache-2.0
/**
 * The activities of a case: what has a beginning and an end of its own, such as a step of the
 * procedure (环节), a question, an appointment or a visit to a hall. Pairs beginnings with ends, and
 * measures the time between them; whether it was late is decided by {@link
 * io.govpulse.cases.Lateness}. Uses {@code io.govpulse.cases}, and knows no tables.
 */
@NullMarked
package io.govpulse.cases.activity;

import org.jspecify.annotations.NullMarked;
