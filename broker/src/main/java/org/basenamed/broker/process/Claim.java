package org.basenamed.broker.process;

import org.basenamed.model.object.ProcessRecord;

/**
 * Handles that are set aside for a child of which it is not known yet which process it is.
 *
 * @param parent who starts it
 * @param handles what it inherits
 */
public record Claim(ProcessRecord parent, ProcessRecord handles) {}
