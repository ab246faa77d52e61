package org.basenamed.model.object;

/**
 * Who a process is, by the kernel's word and not by its own, save for the title.
 *
 * @param processId its number in the broker's pid name space; 0 when it has none there
 * @param userId the user it connected as
 * @param sessionNumber the session whose names it meets without a prefix
 * @param title what it calls itself, for people
 */
public record ProcessIdentity(int processId, int userId, int sessionNumber, String title) {}
