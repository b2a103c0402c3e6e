// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import io.govpulse.platform.demo.city.DemoHome;
import io.govpulse.process.SettingException;
import io.govpulse.process.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The settings of one platform; several with different homes and ports run side by side.
 *
 * @param root directory of the program
 * @param home directory of the state
 * @param ports listening ports by component
 * @param environment the environment variables handed on to every process
 */
public record PlatformSettings(
        Path root, Path home, Map<Component, Integer> ports, Map<String, String> environment) {

    /** File of the names that the service shows instead of codes. */
    private static final String UNITS = "GOVPULSE_UNITS";

    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** The figures of a demo city move while one looks, unless these are set otherwise. */
    private static final Map<String, String> IN_A_DEMO =
            Map.of("GOVPULSE_COMMIT_EVERY", "15s", "GOVPULSE_REFRESH_EVERY", "45s");

    public PlatformSettings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    /**
     * The settings in these environment variables. Ports and times are checked here for all
     * processes, so that nothing starts with a value that one of them refuses.
     *
     * @param root directory of the program
     * @throws SettingException when a value is not acceptable
     */
    public static PlatformSettings of(Path root, Map<String, String> environment) {
        Settings settings = Settings.of(environment);
        checkTimes(settings);
        Path home =
                settings.path(Settings.HOME)
                        .orElse(root.resolve(".govpulse"))
                        .toAbsolutePath()
                        .normalize();
        Map<Component, Integer> ports = new LinkedHashMap<>();
        for (Component component : Component.values()) {
            component
                    .port()
                    .ifPresent(
                            port ->
                                    ports.put(
                                            component,
                                            settings.port(port.variable(), port.standard())));
        }
        return new PlatformSettings(root, home, ports, environment);
    }

    /**
     * Checks all variables that hold a time, by their names; each process checks its own further.
     */
    private static void checkTimes(Settings settings) {
        for (String variable : new TreeSet<>(settings.environment().keySet())) {
            if (variable.startsWith("GOVPULSE_") && variable.endsWith("_EVERY")) {
                settings.duration(variable, "1h", SHORTEST);
            }
        }
    }

    /** The port on which this component listens, if it listens on one. */
    public int port(Component component) {
        return ports.get(component);
    }

    /** The processes that run here: the demo city's only where its history has been sent. */
    public List<Component> components() {
        boolean demo = new DemoHome(home).historySent();
        return Arrays.stream(Component.values())
                .filter(component -> component != Component.DEMO || demo)
                .toList();
    }

    /** The variables that every process of the platform finds in its environment. */
    public Map<String, String> childEnvironment() {
        Map<String, String> child = new LinkedHashMap<>();
        if (new DemoHome(home).exists()) {
            IN_A_DEMO.forEach(
                    (name, value) -> child.put(name, environment.getOrDefault(name, value)));
        }
        Path units = home.resolve("reference").resolve("units.csv");
        if (Files.exists(units)) {
            child.put(UNITS, environment.getOrDefault(UNITS, units.toString()));
        }
        child.put(Settings.HOME, home.toString());
        child.put("SPARK_LOCAL_IP", "127.0.0.1");
        ports.forEach(
                (component, port) ->
                        child.put(component.port().orElseThrow().variable(), port.toString()));
        return child;
    }
}
