// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/**
 * A field of a structured value.
 *
 * @param name name of the field
 * @param type its type, which some dialects need
 * @param value the expression that gives its value
 */
public record StructField(String name, SqlType type, String value) {}
