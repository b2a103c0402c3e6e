// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that no method reads: {@code asof=} would otherwise be dropped, and the answer
 * would be as of another refresh than was asked for.
 */
final class StrictParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            List<String> expected =
                    Arrays.stream(method.getMethodParameters())
                            .filter(
                                    parameter ->
                                            parameter.hasParameterAnnotation(RequestParam.class))
                            .map(StrictParameters::name)
                            .flatMap(Optional::stream)
                            .toList();
            for (String given : request.getParameterMap().keySet()) {
                if (!expected.contains(given)) {
                    throw RequestParameters.unknownParameter(given, expected);
                }
            }
        }
        return true;
    }

    private static Optional<String> name(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameter().getName());
    }
}
