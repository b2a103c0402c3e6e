/**
 * The HTTP service: published rankings, indicators, refreshes and cases out of the lake, and a
 * stream that tells of each new refresh. It only reads; every answer names the refresh it stands
 * on, and what is asked as of a refresh is answered with the same bytes for ever.
 */
@NullMarked
package io.govpulse.service;

import org.jspecify.annotations.NullMarked;
