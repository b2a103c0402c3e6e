// SPDX-License-Identifier: Apache-2.0
package io.govpulse.ingest.importing.mapping;

import io.govpulse.process.Failure;
import org.jspecify.annotations.Nullable;

/** The mapping cannot be used, or not with this file; nothing was sent. */
public final class MappingException extends Failure {
    private static final long serialVersionUID = 1L;

    MappingException(String message) {
        this(message, null);
    }

    MappingException(String message, @Nullable Throwable cause) {
        super(Origin.CALLER, false, message, cause);
    }
}
