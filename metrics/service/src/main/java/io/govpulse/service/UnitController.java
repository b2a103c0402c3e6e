package io.govpulse.service;

import io.govpulse.indicator.Level;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UnitController {
    private final Units units;

    /**
     * What people call the units of a level.
     *
     * @param level level of the units
     * @param units each that the register names
     */
    record Names(String level, List<Units.Unit> units) {}

    UnitController(Units units) {
        this.units = units;
    }

    @Operation(summary = "What people call the units of a level; rankings know codes only")
    @GetMapping("/api/v1/units")
    Names units(@RequestParam Optional<String> level) {
        Level of = RequestParameters.level(level);
        return new Names(of.word(), units.of(of));
    }
}
