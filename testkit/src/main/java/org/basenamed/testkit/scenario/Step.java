package org.basenamed.testkit.scenario;

/** One step of a scenario: its number, counted from 1, its text as written, and what it asks for. */
public record Step(int number, String text, Order order) {}
