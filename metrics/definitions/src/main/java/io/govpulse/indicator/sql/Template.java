// SPDX-License-Identifier: Apache-2.0
package io.govpulse.indicator.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named placeholders, <code>${name}</code>. Values are put in as they are: a
 * placeholder inside a value stays text. A name without a value and a value without its name are
 * errors.
 */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][A-Za-z]*)}");

    private final String text;
    private final Map<String, String> values = new HashMap<>();

    private Template(String text) {
        this.text = text;
    }

    /** A template with this text and no values yet. */
    public static Template of(String text) {
        return new Template(text);
    }

    /**
     * Gives a placeholder its value.
     *
     * @throws IllegalArgumentException when it has one already
     */
    public Template with(String name, String value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("Cannot fill ${" + name + "}: it has a value");
        }
        return this;
    }

    /** Gives a placeholder a number. */
    public Template with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /**
     * Renders the text.
     *
     * @throws IllegalStateException when a placeholder has no value, or a value no placeholder
     */
    public String render() {
        Set<String> unused = new HashSet<>(values.keySet());
        StringBuilder rendered = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(1);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("Cannot render ${" + name + "}: it has no value");
            }
            unused.remove(name);
            matcher.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        if (!unused.isEmpty()) {
            throw new IllegalStateException(
                    "Cannot render: no placeholder is named " + unused.stream().sorted().toList());
        }
        return matcher.appendTail(rendered).toString();
    }
}
