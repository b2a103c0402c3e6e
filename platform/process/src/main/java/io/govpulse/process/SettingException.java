// SPDX-License-Identifier: Apache-2.0
package io.govpulse.process;

import org.jspecify.annotations.Nullable;

/** A setting has a value that is not acceptable; the message names the variable. */
public final class SettingException extends Failure {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message "Cannot read VARIABLE: 'value'; expected …"
     * @param cause why the value cannot be read, if something was thrown
     */
    public SettingException(String message, @Nullable Throwable cause) {
        super(Origin.CALLER, false, message, cause);
    }
}
