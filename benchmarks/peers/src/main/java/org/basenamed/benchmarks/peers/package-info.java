/**
 * What libraries of others do, each program in a Java machine with the switches that its library needs. Start with {@code Asked}, the end
 * of each that the harness talks to; this project shares no class with it.
 */
package org.basenamed.benchmarks.peers;
