// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP service: published rankings, indicators, refreshes and cases out of the lake, and a
 * stream that announces each new refresh. It only reads; every answer names the refresh it is as
 * of, and a question as of a refresh is answered with the same bytes for ever. Here it is started;
 * each resource has a package of its own, and what is HTTP is in {@code http}.
 */
@NullMarked
package io.govpulse.service;

import org.jspecify.annotations.NullMarked;
