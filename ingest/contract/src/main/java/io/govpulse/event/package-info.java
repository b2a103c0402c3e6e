// SPDX-License-Identifier: Apache-2.0
/**
 * The contract with departments: the events of a case, the bounds of every value, their wire form
 * (CloudEvents 1.0, structured JSON) and the topics they travel on.
 *
 * <p>The wire form is a promise to departments and to stored state. A new field is optional and
 * absent by default; a field is never renamed, and its meaning never changes.
 */
@NullMarked
package io.govpulse.event;

import org.jspecify.annotations.NullMarked;
