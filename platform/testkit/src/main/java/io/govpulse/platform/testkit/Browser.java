// SPDX-License-Identifier: Apache-2.0
package io.govpulse.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with an empty profile, for tests that look at pages as people do. */
public final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    /**
     * Starts the browser. Without a Chromium and its driver the test is skipped, with a message
     * that says how to install them.
     *
     * @param profile an empty directory
     */
    public Browser(Path profile) {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "No Chromium with its driver found; get them with: apt-get install -y chromium"
                        + " chromium-driver fonts-noto-cjk");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        // Named, so that Selenium looks for no driver of its own on the network.
        driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(chromedriver.get().toFile())
                                .usingAnyFreePort()
                                .build(),
                        options);
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders =
                Arrays.asList(
                        Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens an address in a window of this size. */
    public void open(String address, int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        height,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 800));
        driver.get(address);
    }

    /** Runs a script and returns its result. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The text of all elements that the selector finds, each without the hidden parts. */
    public List<String> texts(String selector) {
        Object texts =
                run(
                        "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)",
                        selector);
        return ((List<?>) texts).stream().map(String::valueOf).map(String::strip).toList();
    }

    /** The text of the first element that the selector finds; fails where there is none. */
    public String text(String selector) {
        List<String> texts = texts(selector);
        assertThat(texts).as(selector).isNotEmpty();
        return texts.get(0);
    }

    /** The address that it shows. */
    public String address() {
        return driver.getCurrentUrl();
    }

    /** The lines of the browser's log since the last call. */
    public List<String> log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
