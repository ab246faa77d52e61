package org.basenamed.model.object;

import java.util.List;
import org.basenamed.model.Result;

/**
 * What a duplication has come to. The source may be closed although there is no duplicate (HD-23).
 *
 * @param value the duplicate's value in the target's table; 0 if there was no target
 * @param sourceClosed whether the source is no handle any more
 * @param ended objects that ended with the source
 */
public record Duplicated(Result<Integer> value, boolean sourceClosed, List<KernelObject> ended) {}
