// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.file;

/** A row does not give an event; the message names the column and its value. */
public final class RefusedCellException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong with which column
     */
    public RefusedCellException(String message) {
        super(message);
    }
}
