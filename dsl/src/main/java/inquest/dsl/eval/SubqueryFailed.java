package inquest.dsl.eval;

import inquest.dsl.ast.QueryError;

/** Carries a subquery's error out of the evaluation of a row, to be thrown on as what it is. */
final class SubqueryFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient QueryError error;

  SubqueryFailed(QueryError error) {
    super(error.getMessage(), error, false, false);
    this.error = error;
  }

  QueryError error() {
    return error;
  }
}
