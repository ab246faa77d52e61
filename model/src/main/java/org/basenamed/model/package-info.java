/**
 * The vocabulary that every rule answers in: a {@link org.basenamed.model.Result} that is a value or a
 * {@link org.basenamed.model.Win32Error}. Start with {@link org.basenamed.model.object.ObjectSpace}, which holds all
 * tables of a broker.
 */
@NullMarked
package org.basenamed.model;

import org.jspecify.annotations.NullMarked;
