// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

/** The types that a query has to name. */
public enum SqlType {
    /** Text of any length. */
    TEXT("STRING", "VARCHAR"),
    /** A whole number of 64 bits. */
    LONG("BIGINT", "BIGINT"),
    /** A value with six decimals. */
    VALUE("DECIMAL(18, 6)", "DECIMAL(18, 6)"),
    /** Amounts by measure or stock. */
    AMOUNTS("MAP<STRING, BIGINT>", "MAP(VARCHAR, BIGINT)");

    private final String spark;
    private final String trino;

    SqlType(String spark, String trino) {
        this.spark = spark;
        this.trino = trino;
    }

    /** Returns its name in a dialect. */
    public String name(Dialect dialect) {
        return dialect == Dialect.SPARK ? spark : trino;
    }
}
