package org.basenamed.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The sequence of {@link MappingSequence}, by a harness that many know. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class NamedMappingBenchmark {
    private long value;

    /** A view in an arena of the thread. */
    @Benchmark
    public void named() {
        MappingSequence.named(value++);
    }

    /** A view for all threads: closing it has to reach an agreement with all of them. */
    @Benchmark
    public void namedForAllThreads() {
        MappingSequence.namedForAllThreads(value++);
    }

    /** The baseline: the kernel's part of the memory, without names. */
    @Benchmark
    public void memoryAlone() {
        MappingSequence.memoryAlone(value++);
    }
}
