package io.spareframe.app.control.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agent process itself.
 *
 * @param version of the program
 * @param processId its process
 * @param startedAt when it started
 * @param tray true if its icon stands in a tray
 * @param trayAbsence why there is no tray icon, in a sentence; null if there is one
 * @param notice something that the user should know and that does not stop lending; null if nothing
 */
public record AgentView(
    String version,
    long processId,
    Instant startedAt,
    boolean tray,
    @Nullable String trayAbsence,
    @Nullable String notice) {}
