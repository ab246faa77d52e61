package org.basenamed.client.core;

import java.nio.file.Path;

/**
 * Where this process meets a broker, and why there.
 *
 * @param directory the directory of the broker's socket
 * @param servesMachine whether it is the broker of all users
 * @param reason why this one, in words for people
 */
public record MeetingPlace(Path directory, boolean servesMachine, String reason) {}
