// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.core;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The platform's processes by pid. A pid file also keeps when the process started: after a reboot
 * the number may be another's, which must never be stopped.
 */
public final class Processes {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final PlatformSettings settings;
    private final ModulePath modules;

    /** The processes of the platform with these settings. */
    public Processes(PlatformSettings settings) {
        this.settings = settings;
        this.modules = new ModulePath(settings.root());
    }

    /** The log of the process of this name. */
    public Path log(String name) {
        return settings.home().resolve("logs").resolve(name + ".log");
    }

    private Path pidFile(String name) {
        return settings.home().resolve("run").resolve(name + ".pid");
    }

    /** Starts a component in the background. */
    ProcessHandle start(String name, Component component, Map<String, String> environment) {
        ProcessBuilder builder =
                builder(component, component.mainClass(), environment, component.arguments());
        try {
            Files.createDirectories(log(name).getParent());
            Files.createDirectories(settings.home().resolve("tmp"));
            File log = log(name).toFile();
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .redirectInput(new File("/dev/null"));
            ProcessHandle handle = builder.start().toHandle();
            remember(name, handle);
            return handle;
        } catch (IOException e) {
            throw PlatformException.outside(
                    "Cannot start " + name + ": " + e.getMessage() + "; see " + log(name), e);
        }
    }

    /**
     * Runs a program of a component's module to its end, with the user's terminal, and returns its
     * exit code.
     */
    public int run(
            Component component,
            String mainClass,
            Map<String, String> environment,
            List<String> args) {
        try {
            Files.createDirectories(settings.home().resolve("tmp"));
        } catch (IOException e) {
            throw PlatformException.outside(
                    "Cannot write to " + settings.home() + ": " + e.getMessage(), e);
        }
        return waitFor(builder(component, mainClass, environment, args).inheritIO(), mainClass);
    }

    /** Runs a benchmark from a module's tests to its end, and returns its exit code. */
    public int bench(String module, String mainClass) {
        return runJava(List.of("-cp", modules.benchClassPath(module)), mainClass, List.of());
    }

    /**
     * Runs a benchmark of platform/bench to its end, and returns its exit code.
     *
     * @param heapMebibytes heap of the benchmark's own process, in MiB
     */
    public int bench(String mainClass, int heapMebibytes, List<String> args) {
        return runJava(
                List.of("-Xmx" + heapMebibytes + "m", "-cp", modules.classPath("platform/bench")),
                mainClass,
                args);
    }

    private static int runJava(List<String> options, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(mainClass);
        command.addAll(args);
        return waitFor(new ProcessBuilder(command).inheritIO(), mainClass);
    }

    /** The command line that starts a component. */
    public List<String> command(Component component) {
        return command(component, component.mainClass(), component.arguments());
    }

    private static int waitFor(ProcessBuilder builder, String mainClass) {
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw PlatformException.outside("Cannot start " + mainClass + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PlatformException.outside("Interrupted while waiting for " + mainClass, e);
        }
    }

    private ProcessBuilder builder(
            Component component,
            String mainClass,
            Map<String, String> environment,
            List<String> args) {
        ProcessBuilder builder = new ProcessBuilder(command(component, mainClass, args));
        builder.environment().putAll(settings.childEnvironment());
        builder.environment().putAll(environment);
        return builder;
    }

    private List<String> command(Component component, String mainClass, List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(component.jvmOptions());
        command.addAll(modules.engineOptions(component.module()));
        command.add("-Duser.timezone=UTC");
        command.add("-Dfile.encoding=UTF-8");
        // kill -9 leaves temporary files: they belong where they can be found and cleaned up.
        command.add("-Djava.io.tmpdir=" + settings.home().resolve("tmp"));
        command.add("-cp");
        command.add(modules.classPath(component.module()));
        command.add(mainClass);
        command.addAll(args);
        return command;
    }

    /** Notes the process of this name in its pid file. */
    void remember(String name, ProcessHandle handle) {
        String started =
                handle.info()
                        .startInstant()
                        .map(Instant::toString)
                        .orElse(Instant.EPOCH.toString());
        try {
            Files.createDirectories(pidFile(name).getParent());
            Files.writeString(
                    pidFile(name),
                    handle.pid() + " " + started + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            handle.destroy();
            throw PlatformException.outside(
                    "Cannot write " + pidFile(name) + ": " + e.getMessage() + "; is the disk full?",
                    e);
        }
    }

    /**
     * The running process of this name; empty when there is none, or its pid is another's by now.
     */
    public Optional<ProcessHandle> running(String name) {
        try {
            if (!Files.exists(pidFile(name))) {
                return Optional.empty();
            }
            String[] words = Files.readString(pidFile(name)).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            handle ->
                                    handle.info()
                                            .startInstant()
                                            .map(started -> started.toString().equals(words[1]))
                                            .orElse(true));
        } catch (IOException | NumberFormatException e) {
            throw PlatformException.outside(
                    "Cannot read " + pidFile(name) + "; remove it once no such process runs", e);
        }
    }

    /** Stops the process of this name, waits for its end, and returns whether there was one. */
    boolean stop(String name) {
        Optional<ProcessHandle> running = running(name);
        if (running.isPresent()) {
            ProcessHandle handle = running.get();
            handle.destroy();
            if (!ended(handle)) {
                handle.destroyForcibly();
                if (!ended(handle)) {
                    throw PlatformException.outside(
                            "Cannot stop " + name + ": process " + handle.pid() + " does not end");
                }
            }
        }
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw PlatformException.outside("Cannot remove " + pidFile(name), e);
        }
        return running.isPresent();
    }

    private static boolean ended(ProcessHandle handle) {
        try {
            handle.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a running process another name. */
    void rename(String from, String to) {
        running(from).ifPresent(handle -> remember(to, handle));
        try {
            Files.deleteIfExists(pidFile(from));
        } catch (IOException e) {
            throw PlatformException.outside("Cannot remove " + pidFile(from), e);
        }
    }
}
