/** The columns of the fact tables, listed once, and the rows made of them. */
@NullMarked
package io.govpulse.cases.table;

import org.jspecify.annotations.NullMarked;
