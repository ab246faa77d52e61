package org.basenamed.protocol.message;

import org.basenamed.model.timer.TimerSetting;
import org.basenamed.protocol.wire.Codec;

/**
 * Asks to set a timer.
 *
 * @param handle the timer
 * @param setting when it expires
 * @param threadSlot the thread to which a call is queued whenever it expires; 0 for none
 * @param cookie by which that thread knows the call
 */
public record SetTimerRequest(int handle, TimerSetting setting, int threadSlot, long cookie) implements OnHandle {
    public static final Codec<SetTimerRequest> CODEC = new Codec<>(
            (request, output) -> {
                output.putInt(request.handle);
                output.putLong(request.setting.dueTime());
                output.putInt(request.setting.periodMillis());
                output.putInt(request.threadSlot);
                output.putLong(request.cookie);
            },
            input -> new SetTimerRequest(
                    input.getInt(),
                    new TimerSetting(input.getLong(), input.getInt()),
                    input.getInt(),
                    input.getLong()));
}
