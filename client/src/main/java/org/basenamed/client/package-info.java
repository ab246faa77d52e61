/**
 * The public interface. Start with {@link org.basenamed.client.FileMapping} and {@link org.basenamed.client.View};
 * {@link org.basenamed.client.BasenamedException} is what goes wrong.
 */
@NullMarked
package org.basenamed.client;

import org.jspecify.annotations.NullMarked;
