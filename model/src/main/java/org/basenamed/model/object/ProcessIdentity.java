package org.basenamed.model.object;

import org.basenamed.model.security.Token;

/**
 * Who a process is, by the kernel's word and not by its own, save for the title.
 *
 * @param processId its number in the broker's pid name space; 0 when it has none there
 * @param token the user and the groups that it connected with: what its opens are judged by (SEC-9)
 * @param sessionNumber the session whose names it meets without a prefix
 * @param title what it calls itself, for people
 */
public record ProcessIdentity(int processId, Token token, int sessionNumber, String title) {}
