// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the variable that helps, where Spring Boot would name a property. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortInUse extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Cannot listen on port " + cause.getPort() + ": another process does.",
                "Stop that process, or set " + ServiceSettings.PORT + " to a free port.",
                cause);
    }
}
