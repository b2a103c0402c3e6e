// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.cases;

import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import io.govpulse.service.http.Answers;
import io.govpulse.service.refresh.AsOfResolver;
import io.govpulse.service.refresh.ChosenRefresh;
import io.govpulse.service.refresh.Refresh;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

@RestController
class CaseController {
    private static final String PATH = "/api/v1/cases/";

    private final AsOfResolver asOfResolver;
    private final CaseReader cases;
    private final Answers answers;

    CaseController(AsOfResolver asOfResolver, CaseReader cases, Answers answers) {
        this.asOfResolver = asOfResolver;
        this.cases = cases;
        this.answers = answers;
    }

    @Operation(summary = "A case: its facts, how they came to be, and the events behind them")
    @Parameter(name = "id", description = "SOURCE:NUMBER, encoded or as it is")
    @ApiResponse(content = @Content(schema = @Schema(implementation = CaseFile.class)))
    @GetMapping(PATH + "{*id}")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @Parameter(hidden = true) HttpServletRequest request) {
        String caseId = caseId(request.getRequestURI()).orElse(id);
        ChosenRefresh chosen = asOf == null ? asOfResolver.newest() : asOfResolver.resolve(asOf);
        return answers.fresh(
                chosen.publishedAt(),
                chosen.pinned(),
                cases.read(caseId, chosen.refresh())
                        .orElseThrow(() -> unknownCase(caseId, chosen.refresh())));
    }

    private static ServiceFailure unknownCase(String caseId, Refresh refresh) {
        return ServiceFailure.of(
                Kind.UNKNOWN,
                "unknown-case",
                "Unknown case",
                ("Cannot find case: '%s' up to refresh %s; expected SOURCE:NUMBER; a case shows with"
                                + " the first refresh after it arrived")
                        .formatted(caseId, refresh.id()));
    }

    /**
     * The id as it was sent. Numbers hold slashes, semicolons and per cent signs, which a path
     * pattern would take for its own.
     */
    private static Optional<String> caseId(String requestUri) {
        int start = requestUri.indexOf(PATH);
        return start < 0
                ? Optional.empty()
                : Optional.of(
                        UriUtils.decode(
                                requestUri.substring(start + PATH.length()),
                                StandardCharsets.UTF_8));
    }
}
