/**
 * When waitable timers expire. Start with {@link org.basenamed.model.timer.TimerSetting}, what a timer is set to, then read
 * {@link org.basenamed.model.timer.TimerQueue}, which of several is next.
 */
@NullMarked
package org.basenamed.model.timer;

import org.jspecify.annotations.NullMarked;
