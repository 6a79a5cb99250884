package inquest.dsl.relation;

import java.util.function.Function;

/**
 * One column of a relation.
 *
 * @param name its name: lower case, stable
 * @param type what it holds
 * @param cost what a cell costs
 * @param help one sentence for {@code describe}
 * @param value the cell of a row; may throw {@link inquest.engine.note.Unreadable}, which makes it
 *     lost
 * @param <R> the engine's type behind a row
 */
public record Column<R>(String name, Type type, Cost cost, String help, Function<R, Cell> value) {}
