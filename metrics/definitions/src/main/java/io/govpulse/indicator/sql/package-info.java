// SPDX-License-Identifier: Apache-2.0
/**
 * The SQL of the indicators: each view is one object that is given the sources it reads and renders
 * itself for a dialect. Refresh and audit run them in Spark; views and datasets of other engines
 * are made from the same objects. What only one engine needs (temporary views, inserts) is not
 * here.
 */
@NullMarked
package io.govpulse.indicator.sql;

import org.jspecify.annotations.NullMarked;
