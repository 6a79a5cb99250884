package inquest.dsl.parse;

import inquest.dsl.ast.Expression;
import inquest.dsl.ast.Expression.Comparator;
import inquest.dsl.ast.Expression.Connective;
import inquest.dsl.ast.Expression.Operator;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Span;
import inquest.grammar.InquestLexer;
import inquest.grammar.InquestParser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes expressions out of ANTLR's tree. */
final class ExpressionBuilder {
  private final AstBuilder queries;
  private final Places places;

  ExpressionBuilder(AstBuilder queries, Places places) {
    this.queries = queries;
    this.places = places;
  }

  List<Expression> all(List<InquestParser.ExpressionContext> trees) throws QueryError {
    List<Expression> all = new ArrayList<>();
    for (InquestParser.ExpressionContext tree : trees) {
      all.add(of(tree));
    }
    return all;
  }

  Expression of(InquestParser.ExpressionContext tree) throws QueryError {
    InquestParser.DisjunctionContext or = tree.disjunction();
    Expression left = conjunction(or.conjunction(0));
    for (int i = 1; i < or.conjunction().size(); i++) {
      left = logic(Connective.OR, left, conjunction(or.conjunction(i)));
    }
    return left;
  }

  private Expression conjunction(InquestParser.ConjunctionContext tree) throws QueryError {
    Expression left = negation(tree.negation(0));
    for (int i = 1; i < tree.negation().size(); i++) {
      left = logic(Connective.AND, left, negation(tree.negation(i)));
    }
    return left;
  }

  private static Expression logic(Connective connective, Expression left, Expression right) {
    return new Expression.Logic(connective, left, right, left.span().to(right.span()));
  }

  private Expression negation(InquestParser.NegationContext tree) throws QueryError {
    return tree.NOT() == null
        ? comparison(tree.comparison())
        : new Expression.Not(negation(tree.negation()), places.of(tree));
  }

  private Expression comparison(InquestParser.ComparisonContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.CompareContext compare -> compare(compare, span);
      case InquestParser.AssignmentContext wrong ->
          throw new QueryError(
              places.of(wrong.ASSIGN().getSymbol()), "= does not compare", Optional.of("write =="));
      case InquestParser.LikeContext like ->
          new Expression.Like(sum(like.sum(0)), sum(like.sum(1)), like.NOT() != null, span);
      case InquestParser.BetweenContext between ->
          new Expression.Between(
              sum(between.sum(0)),
              sum(between.sum(1)),
              sum(between.sum(2)),
              between.NOT() != null,
              span);
      case InquestParser.InQueryContext in ->
          new Expression.InQuery(sum(in.sum()), queries.query(in.query()), in.NOT() != null, span);
      case InquestParser.InListContext in ->
          new Expression.InList(sum(in.sum()), all(in.expression()), in.NOT() != null, span);
      default -> throw new IllegalStateException("a comparison the grammar does not have");
    };
  }

  private Expression compare(InquestParser.CompareContext tree, Span span) throws QueryError {
    Expression left = sum(tree.sum(0));
    if (tree.sum().size() == 1) {
      return left;
    }
    Token sign = ((TerminalNode) tree.getChild(1)).getSymbol();
    Comparator comparator =
        switch (sign.getType()) {
          case InquestLexer.EQ -> Comparator.EQUAL;
          case InquestLexer.NE -> Comparator.NOT_EQUAL;
          case InquestLexer.LT -> Comparator.LESS;
          case InquestLexer.LE -> Comparator.LESS_OR_EQUAL;
          case InquestLexer.GT -> Comparator.GREATER;
          case InquestLexer.GE -> Comparator.GREATER_OR_EQUAL;
          case InquestLexer.MATCH -> Comparator.MATCHES;
          default -> Comparator.DOES_NOT_MATCH;
        };
    return new Expression.Comparison(comparator, left, sum(tree.sum(1)), span);
  }

  private Expression sum(InquestParser.SumContext tree) throws QueryError {
    Expression left = product(tree.product(0));
    for (int i = 1; i < tree.product().size(); i++) {
      Operator operator =
          sign(tree.getChild(2 * i - 1)) == InquestLexer.PLUS ? Operator.PLUS : Operator.MINUS;
      left = arithmetic(operator, left, product(tree.product(i)));
    }
    return left;
  }

  private Expression product(InquestParser.ProductContext tree) throws QueryError {
    Expression left = unary(tree.unary(0));
    for (int i = 1; i < tree.unary().size(); i++) {
      Operator operator =
          switch (sign(tree.getChild(2 * i - 1))) {
            case InquestLexer.STAR -> Operator.TIMES;
            case InquestLexer.SLASH -> Operator.DIVIDED_BY;
            default -> Operator.REMAINDER;
          };
      left = arithmetic(operator, left, unary(tree.unary(i)));
    }
    return left;
  }

  private static Expression arithmetic(Operator operator, Expression left, Expression right) {
    return new Expression.Arithmetic(operator, left, right, left.span().to(right.span()));
  }

  private static int sign(org.antlr.v4.runtime.tree.ParseTree node) {
    return ((TerminalNode) node).getSymbol().getType();
  }

  private Expression unary(InquestParser.UnaryContext tree) throws QueryError {
    return tree.MINUS() == null
        ? postfix(tree.postfix())
        : new Expression.Negative(unary(tree.unary()), places.of(tree));
  }

  private Expression postfix(InquestParser.PostfixContext tree) throws QueryError {
    Expression value = primary(tree.primary());
    for (InquestParser.TrailerContext trailer : tree.trailer()) {
      Span span = value.span().to(places.of(trailer));
      value =
          switch (trailer) {
            case InquestParser.AttributeContext attribute ->
                new Expression.Attribute(value, queries.name(attribute.word()), span);
            case InquestParser.SubscriptContext subscript ->
                new Expression.Subscript(value, of(subscript.expression()), span);
            default -> throw new IllegalStateException("a trailer the grammar does not have");
          };
    }
    return value;
  }

  private Expression primary(InquestParser.PrimaryContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.ExistsContext exists ->
          new Expression.Exists(queries.query(exists.query()), span);
      case InquestParser.FunctionContext call ->
          new Expression.Call(queries.name(call.word()), all(call.expression()), span);
      case InquestParser.OwnAttributeContext own ->
          new Expression.OwnAttribute(queries.name(own.word()), span);
      case InquestParser.ColumnContext column ->
          new Expression.Column(queries.name(column.word()), span);
      case InquestParser.ParameterContext parameter ->
          new Expression.Parameter(parameter.PARAMETER().getText().substring(1), span);
      case InquestParser.CellOfQueryContext cell ->
          new Expression.CellOf(queries.query(cell.query()), span);
      case InquestParser.ParenthesisContext parenthesis -> of(parenthesis.expression());
      default -> literal(tree, span);
    };
  }

  private Expression literal(InquestParser.PrimaryContext tree, Span span) throws QueryError {
    return switch (tree) {
      case InquestParser.StringContext string ->
          new Expression.Text(queries.string(string.STRING()), span);
      case InquestParser.IntegerContext integer ->
          new Expression.Whole(new BigInteger(integer.INT().getText()), span);
      case InquestParser.HexContext hex ->
          new Expression.Hex(new BigInteger(hex.HEX().getText().substring(2), 16), span);
      case InquestParser.DecimalContext decimal ->
          new Expression.Decimal(Double.parseDouble(decimal.DECIMAL().getText()), span);
      case InquestParser.TrueContext yes -> new Expression.Truth(true, span);
      case InquestParser.FalseContext no -> new Expression.Truth(false, span);
      case InquestParser.NoneContext none -> new Expression.None(span);
      default -> throw new IllegalStateException("a value the grammar does not have");
    };
  }
}
