package io.govpulse.platform;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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

    /** What every process of the platform finds in its environment. */
    Map<String, String> childEnvironment() {
        Map<String, String> child = new LinkedHashMap<>();
        child.put("GOVPULSE_HOME", home.toString());
        child.put("SPARK_LOCAL_IP", "127.0.0.1");
        ports.forEach(
                (component, port) ->
                        child.put(component.port().orElseThrow().variable(), port.toString()));
        return child;
    }
}
