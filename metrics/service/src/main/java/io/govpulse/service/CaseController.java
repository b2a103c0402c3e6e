package io.govpulse.service;

import io.govpulse.service.PublishedRefreshes.Chosen;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

@RestController
class CaseController {
    private static final String PATH = "/api/v1/cases/";

    private final PublishedRefreshes refreshes;
    private final CaseReader cases;
    private final Answers answers;

    CaseController(PublishedRefreshes refreshes, CaseReader cases, Answers answers) {
        this.refreshes = refreshes;
        this.cases = cases;
        this.answers = answers;
    }

    @Operation(summary = "A case: its facts, how they came to be, and the events behind them")
    @Parameter(name = "id", description = "SOURCE:NUMBER, encoded or as it is")
    @ApiResponse(content = @Content(schema = @Schema(implementation = CaseFile.class)))
    @GetMapping(PATH + "{*id}")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @RequestParam Optional<String> asOf,
            @Parameter(hidden = true) HttpServletRequest request) {
        String caseId = caseId(request.getRequestURI()).orElse(id);
        Chosen chosen = refreshes.choose(asOf);
        return answers.fresh(
                chosen,
                cases.read(caseId, chosen.refresh())
                        .orElseThrow(() -> Problems.unknownCase(caseId, chosen.refresh())));
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
