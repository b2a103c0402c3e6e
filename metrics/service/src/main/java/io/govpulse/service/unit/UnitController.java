// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.unit;

import io.govpulse.indicator.Level;
import io.govpulse.service.http.RequestParameters;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UnitController {
    private final Units units;

    /**
     * The names of a level's units for people.
     *
     * @param level level of the units
     * @param units each that the register names
     */
    record Names(String level, List<Units.NamedUnit> units) {}

    UnitController(Units units) {
        this.units = units;
    }

    @Operation(summary = "Names of the units of a level; rankings know codes only")
    @GetMapping("/api/v1/units")
    Names units(@RequestParam(required = false) @Nullable String level) {
        Level of = RequestParameters.level(level);
        return new Names(of.code(), units.of(of));
    }
}
