/**
 * The command {@code basenamed}, on the public API alone.
 *
 * <p>Start reading at {@link org.basenamed.cli.Main}: each of its subcommands is a class named for it.
 */
@NullMarked
package org.basenamed.cli;

import org.jspecify.annotations.NullMarked;
