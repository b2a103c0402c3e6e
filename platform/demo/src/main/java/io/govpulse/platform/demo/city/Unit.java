// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.demo.city;

/**
 * The name of a unit, as the service shows it.
 *
 * @param level province, city, county, township, village, department, window or item
 * @param code its code
 * @param zh its Chinese name
 * @param en its English name
 */
public record Unit(String level, String code, String zh, String en) {}
