package inquest.dsl.parse;

import inquest.dsl.ast.Clause;
import inquest.dsl.ast.Count;
import inquest.dsl.ast.Name;
import inquest.dsl.ast.Query;
import inquest.dsl.ast.QueryError;
import inquest.dsl.ast.Script;
import inquest.dsl.ast.Source;
import inquest.dsl.ast.Span;
import inquest.dsl.ast.Statement;
import inquest.dsl.ast.Subject;
import inquest.grammar.InquestLexer;
import inquest.grammar.InquestParser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes statements, queries and clauses out of ANTLR's tree. */
final class AstBuilder {
  private final Places places;
  private final ExpressionBuilder expressions;

  AstBuilder(Places places) {
    this.places = places;
    this.expressions = new ExpressionBuilder(this, places);
  }

  Script script(InquestParser.ScriptContext tree) throws QueryError {
    List<Statement> statements = new ArrayList<>();
    for (InquestParser.StatementContext statement : tree.statement()) {
      statements.add(statement(statement));
    }
    return new Script(places.text(), statements);
  }

  private Statement statement(InquestParser.StatementContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.LetContext let ->
          new Statement.Let(name(let.word()), query(let.query()), span);
      case InquestParser.DefinitionContext def -> definition(def, span);
      case InquestParser.PrintContext print -> print(print, span);
      case InquestParser.DescribeContext describe ->
          new Statement.Describe(Optional.ofNullable(describe.word()).map(this::name), span);
      case InquestParser.ExplainContext explain ->
          new Statement.Explain(query(explain.query()), span);
      case InquestParser.EchoContext echo ->
          new Statement.Echo(
              EchoTemplate.parts(
                  echo.STRING().getText(), places.of(echo.STRING().getSymbol()).start()),
              span);
      case InquestParser.IncludeContext include ->
          new Statement.Include(string(include.STRING()), span);
      case InquestParser.IfContext branch ->
          new Statement.If(
              expressions.of(branch.expression()),
              block(branch.block(0)),
              branch.ELSE() == null ? List.of() : block(branch.block(1)),
              span);
      case InquestParser.AskContext ask -> new Statement.Ask(query(ask.query()), span);
      default -> throw new IllegalStateException("a statement the grammar does not have");
    };
  }

  private List<Statement> block(InquestParser.BlockContext tree) throws QueryError {
    List<Statement> statements = new ArrayList<>();
    for (InquestParser.StatementContext statement : tree.statement()) {
      statements.add(statement(statement));
    }
    return statements;
  }

  private Statement definition(InquestParser.DefinitionContext def, Span span) throws QueryError {
    List<Name> names = names(def.word());
    return new Statement.Definition(
        names.getFirst(), names.subList(1, names.size()), query(def.query()), span);
  }

  private Statement print(InquestParser.PrintContext print, Span span) throws QueryError {
    Optional<Count> depth = Optional.empty();
    if (print.DEPTH() != null) {
      depth = Optional.of(count(print.INT(), print.PARAMETER()));
    }
    return new Statement.Print(expressions.of(print.expression()), depth, span);
  }

  Query query(InquestParser.QueryContext tree) throws QueryError {
    List<Clause> clauses = new ArrayList<>();
    Source source = source(tree.source());
    for (InquestParser.ClauseContext clause : tree.clause()) {
      clauses.add(clause(clause));
    }
    return new Query(source, clauses, places.of(tree));
  }

  private Source source(InquestParser.SourceContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.CallContext call ->
          new Source.Call(name(call.sourceName()), expressions.all(call.expression()), span);
      case InquestParser.RelationContext relation ->
          new Source.Relation(
              name(relation.sourceName()),
              relation.subject() == null
                  ? Optional.empty()
                  : Optional.of(subject(relation.subject())),
              span);
      case InquestParser.NestedContext nested -> new Source.Nested(query(nested.query()), span);
      default -> throw new IllegalStateException("a source the grammar does not have");
    };
  }

  private Subject subject(InquestParser.SubjectContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.SubjectTidContext tid ->
          new Subject.Tid(count(tid.INT(), tid.PARAMETER()), span);
      case InquestParser.SubjectNumberContext number ->
          new Subject.Index(whole(number.INT().getText(), span), span);
      case InquestParser.SubjectFrameContext frame -> threadFrame(frame.DECIMAL().getText(), span);
      case InquestParser.SubjectAddressContext address ->
          new Subject.Address(address(address.HEX().getText(), span), span);
      case InquestParser.SubjectTextContext text -> new Subject.Text(string(text.STRING()), span);
      case InquestParser.SubjectParameterContext parameter ->
          new Subject.Parameter(parameter.PARAMETER().getText().substring(1), span);
      case InquestParser.SubjectNameContext name -> new Subject.Word(names(name.word()), span);
      case InquestParser.SubjectQueryContext nested ->
          new Subject.Nested(query(nested.query()), span);
      default -> throw new IllegalStateException("a subject the grammar does not have");
    };
  }

  private static Subject threadFrame(String text, Span span) throws QueryError {
    int dot = text.indexOf('.');
    String frame = dot < 0 ? "" : text.substring(dot + 1);
    if (frame.isEmpty() || !frame.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new QueryError(
          span, text + " names no frame", Optional.of("3.0 is frame 0 of thread 3"));
    }
    return new Subject.ThreadFrame(whole(text.substring(0, dot), span), whole(frame, span), span);
  }

  private Clause clause(InquestParser.ClauseContext tree) throws QueryError {
    Span span = places.of(tree);
    return switch (tree) {
      case InquestParser.WhereContext where ->
          new Clause.Where(expressions.of(where.expression()), span);
      case InquestParser.WithContext with -> new Clause.With(names(with.word()), span);
      case InquestParser.SelectContext select -> new Clause.Select(items(select.item()), span);
      case InquestParser.GroupByContext group -> new Clause.GroupBy(items(group.item()), span);
      case InquestParser.OrderByContext order ->
          new Clause.OrderBy(sortKeys(order.sortKey()), span);
      case InquestParser.LimitContext limit ->
          new Clause.Limit(count(limit.INT(), limit.PARAMETER()), span);
      case InquestParser.DistinctContext distinct -> new Clause.Distinct(span);
      default -> throw new IllegalStateException("a clause the grammar does not have");
    };
  }

  private List<Clause.Item> items(List<InquestParser.ItemContext> trees) throws QueryError {
    List<Clause.Item> items = new ArrayList<>();
    for (InquestParser.ItemContext item : trees) {
      items.add(
          new Clause.Item(
              expressions.of(item.expression()),
              Optional.ofNullable(item.word()).map(this::name),
              places.at(places.of(item.expression()))));
    }
    return items;
  }

  private List<Clause.SortKey> sortKeys(List<InquestParser.SortKeyContext> trees)
      throws QueryError {
    List<Clause.SortKey> keys = new ArrayList<>();
    for (InquestParser.SortKeyContext key : trees) {
      keys.add(new Clause.SortKey(expressions.of(key.expression()), key.DESC() != null));
    }
    return keys;
  }

  private Count count(TerminalNode number, TerminalNode parameter) throws QueryError {
    if (number != null) {
      Span span = places.of(number.getSymbol());
      return new Count.Literal(whole(number.getText(), span), span);
    }
    return new Count.Parameter(parameter.getText().substring(1), places.of(parameter.getSymbol()));
  }

  List<Name> names(List<InquestParser.WordContext> words) {
    return words.stream().map(this::name).toList();
  }

  Name name(ParserRuleContext word) {
    Token token = word.getStart();
    String text = token.getText();
    boolean quoted = token.getType() == InquestLexer.QUOTED_NAME;
    return new Name(quoted ? text.substring(1, text.length() - 1) : text, places.of(token));
  }

  String string(TerminalNode literal) throws QueryError {
    String text = literal.getText();
    return StringLiteral.unescape(
        text.substring(1, text.length() - 1), places.of(literal.getSymbol()).start() + 1);
  }

  private static long whole(String digits, Span span) throws QueryError {
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() > 63) {
      throw new QueryError(span, digits + " is too large for a count");
    }
    return value.longValue();
  }

  private static long address(String hex, Span span) throws QueryError {
    BigInteger value = new BigInteger(hex.substring(2), 16);
    if (value.bitLength() > 64) {
      throw new QueryError(span, hex + " is no address: it has more than 64 bits");
    }
    return value.longValue();
  }
}
