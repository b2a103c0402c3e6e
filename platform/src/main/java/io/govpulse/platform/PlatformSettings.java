package io.govpulse.platform;

import io.govpulse.platform.demo.DemoHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one platform lives; two with other homes and ports run side by side.
 *
 * @param root where the program lies
 * @param home where its state lies
 * @param ports listening ports by component
 * @param environment the environment variables handed on to every process
 */
record PlatformSettings(
        Path root, Path home, Map<Component, Integer> ports, Map<String, String> environment) {

    /** File of the names that the service shows instead of codes. */
    private static final String UNITS = "GOVPULSE_UNITS";

    /** A demo city is to be seen moving: these go where nothing else is set. */
    private static final Map<String, String> IN_A_DEMO =
            Map.of("GOVPULSE_COMMIT_EVERY", "15s", "GOVPULSE_REFRESH_EVERY", "45s");

    PlatformSettings {
        ports = Map.copyOf(ports);
        environment = Map.copyOf(environment);
    }

    static PlatformSettings of(Path root, Map<String, String> environment) {
        String named = environment.get("GOVPULSE_HOME");
        Path home =
                (named == null ? root.resolve(".govpulse") : Path.of(named))
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
                                            number(environment, port.variable(), port.standard())));
        }
        return new PlatformSettings(root, home, ports, environment);
    }

    private static int number(Map<String, String> environment, String variable, int standard) {
        String text = environment.get(variable);
        if (text == null || text.isBlank()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new PlatformException(
                "Cannot accept " + variable + ": " + text + "; a port from 1 to 65535 is accepted");
    }

    int port(Component component) {
        return ports.get(component);
    }

    /** The processes that run here: the demo city's only where one lives. */
    List<Component> components() {
        boolean demo = new DemoHome(home).lives();
        return Arrays.stream(Component.values())
                .filter(component -> component != Component.DEMO || demo)
                .toList();
    }

    /** What every process of the platform finds in its environment. */
    Map<String, String> childEnvironment() {
        Map<String, String> child = new LinkedHashMap<>();
        if (new DemoHome(home).exists()) {
            IN_A_DEMO.forEach(
                    (name, value) -> child.put(name, environment.getOrDefault(name, value)));
        }
        Path units = home.resolve("reference").resolve("units.csv");
        if (Files.exists(units)) {
            child.put(UNITS, environment.getOrDefault(UNITS, units.toString()));
        }
        child.put("GOVPULSE_HOME", home.toString());
        child.put("SPARK_LOCAL_IP", "127.0.0.1");
        ports.forEach(
                (component, port) ->
                        child.put(component.port().orElseThrow().variable(), port.toString()));
        return child;
    }
}
