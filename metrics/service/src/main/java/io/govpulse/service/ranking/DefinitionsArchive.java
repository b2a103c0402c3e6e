// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service.ranking;

import static org.apache.iceberg.expressions.Expressions.equal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.govpulse.indicator.Definitions;
import io.govpulse.lake.LakeTable;
import io.govpulse.service.failure.ServiceFailure;
import io.govpulse.service.failure.ServiceFailure.Kind;
import io.govpulse.service.lake.LakeReader;
import io.govpulse.service.refresh.Refresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The definitions that refreshes counted by: those of this process, and by their hash those that
 * the lake keeps for ever. A row of an attempt that was never published is as good as any: the hash
 * says that the text is the right one.
 */
@Component
public final class DefinitionsArchive {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionsArchive.class);
    private static final long MOST = 16;

    private final Definitions current;
    private final LakeReader lake;
    private final Cache<String, Definitions> archived =
            Caffeine.newBuilder().maximumSize(MOST).build();

    DefinitionsArchive(Definitions current, LakeReader lake) {
        this.current = current;
        this.lake = lake;
    }

    /**
     * Returns the definitions that a refresh counted by.
     *
     * @throws ServiceFailure when they are neither those of this process nor in the lake
     */
    public Definitions of(Refresh refresh) {
        return refresh.definitions().equals(current.hash())
                ? current
                : archived.get(refresh.definitions(), hash -> read(hash, refresh));
    }

    private Definitions read(String hash, Refresh refresh) {
        List<String> texts = new ArrayList<>();
        LakeReader.scan(
                lake.table(LakeTable.DEFINITIONS),
                List.of("yaml"),
                equal("definitions", hash),
                row -> texts.add((String) row.getField("yaml")));
        for (String text : texts) {
            try {
                Definitions definitions = Definitions.of(text);
                if (definitions.hash().equals(hash)) {
                    return definitions;
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("Cannot read the archived definitions {}", hash, e);
            }
        }
        throw ServiceFailure.of(
                Kind.INCONSISTENT,
                "definitions-missing",
                "The definitions of the refresh are missing",
                "Cannot read the definitions of refresh %s: %s; expected them in indicators.definitions, or the same in GOVPULSE_DEFINITIONS"
                        .formatted(refresh.id(), hash),
                Map.of("expected", List.of(hash)));
    }
}
