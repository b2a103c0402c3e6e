// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem what the server refused before it reached the application: most often a
 * path with Chinese in it that was not encoded, which HTTP does not allow and curl does not fix.
 */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0) {
            return;
        }
        if (!response.setErrorReported()) {
            return;
        }
        response.setContentType("application/problem+json");
        try {
            response.getWriter()
                    .write(
                            """
                            {"type":"urn:govpulse:problem:unreadable-request",\
                            "title":"The request cannot be read","status":%d,\
                            "detail":"Cannot read the request; percent-encode whatever is not plain \
                            ASCII in the address"}"""
                                    .formatted(response.getStatus()));
            response.finishResponse();
        } catch (IOException e) {
            // The other side is gone: nobody is left to answer.
            return;
        }
    }
}
