// SPDX-License-Identifier: Apache-2.0
package io.govpulse.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every word that the page asks for is there in both languages. */
class LocalesTest {
    private static final String ROOT = "classpath*:META-INF/resources/";
    private static final Pattern KEY = Pattern.compile("(?m)^  (\\w+)[:(]");
    private static final Pattern USED_IN_SCRIPT = Pattern.compile("\\bt\\.(\\w+)");
    private static final Pattern USED_IN_MARKUP = Pattern.compile("data-text=\"(\\w+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyWordUsedIsThere(String language) throws IOException {
        SortedSet<String> used = new TreeSet<>();
        for (String script :
                texts("assets/shell/*.js", "assets/pages/**/*.js", "assets/shared/*.js")) {
            used.addAll(all(USED_IN_SCRIPT, script));
        }
        for (String markup : texts("index.html")) {
            used.addAll(all(USED_IN_MARKUP, markup));
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(words(language)).containsAll(used);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(words("zh")).isEqualTo(words("en")).hasSizeGreaterThan(50);
    }

    private static SortedSet<String> words(String language) throws IOException {
        return all(KEY, texts("assets/locales/" + language + ".js").get(0));
    }

    private static SortedSet<String> all(Pattern pattern, String text) {
        SortedSet<String> found = new TreeSet<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<String> texts(String... patterns) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String pattern : patterns) {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources(ROOT + pattern);
            assertThat(files).as(pattern).isNotEmpty();
            for (Resource file : files) {
                try (InputStream in = file.getInputStream()) {
                    texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }
}
