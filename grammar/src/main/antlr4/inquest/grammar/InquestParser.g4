/**
 * Syntax of the query language. It knows no relation, column or function by name. The end of a statement is a
 * SEMICOLON or a NEWLINE that the token filter of {@code inquest.dsl.parse} left in place.
 */
parser grammar InquestParser;

options { tokenVocab = InquestLexer; }

script: separator* (statement (separator+ statement)*)? separator* EOF;
/** The statements between if, else and end. */
block: separator+ (statement separator+)*;
/** One expression alone, as in the braces of an echo. */
lone: expression EOF;
separator: SEMICOLON | NEWLINE;

statement
    : LET word ASSIGN query                                           # let
    | DEF word LPAREN (word (COMMA word)*)? RPAREN ASSIGN query       # definition
    | PRINT expression (DEPTH (INT | PARAMETER))?                     # print
    | DESCRIBE word?                                                  # describe
    | EXPLAIN query                                                   # explain
    | ECHO STRING                                                     # echo
    | INCLUDE STRING                                                  # include
    | IF expression block (ELSE block)? END                           # if
    | query                                                           # ask
    ;

query: source clause*;

source
    : sourceName LPAREN (expression (COMMA expression)*)? RPAREN      # call
    | sourceName (OF subject)?                                        # relation
    | LPAREN query RPAREN                                             # nested
    ;

/** What {@code of} narrows a relation to; what fits is the relation's to say. */
subject
    : TID (INT | PARAMETER)                                           # subjectTid
    | INT                                                             # subjectNumber
    | DECIMAL                                                         # subjectFrame
    | HEX                                                             # subjectAddress
    | STRING                                                          # subjectText
    | PARAMETER                                                       # subjectParameter
    | word (DOT word)*                                                # subjectName
    | LPAREN query RPAREN                                             # subjectQuery
    ;

clause
    : WHERE expression                                                # where
    | WITH word (COMMA word)*                                         # with
    | SELECT item (COMMA item)*                                       # select
    | GROUP BY item (COMMA item)*                                     # groupBy
    | ORDER BY sortKey (COMMA sortKey)*                               # orderBy
    | LIMIT (INT | PARAMETER)                                         # limit
    | DISTINCT                                                        # distinct
    ;

item: expression (AS word)?;
sortKey: expression (ASC | DESC)?;

expression: disjunction;
disjunction: conjunction (OR conjunction)*;
conjunction: negation (AND negation)*;
negation: NOT negation | comparison;

comparison
    : sum ((EQ | NE | LT | LE | GT | GE | MATCH | NO_MATCH) sum)?     # compare
    | sum ASSIGN sum                                                  # assignment
    | sum NOT? LIKE sum                                               # like
    | sum NOT? BETWEEN sum AND sum                                    # between
    | sum NOT? IN LPAREN query RPAREN                                 # inQuery
    | sum NOT? IN LPAREN expression (COMMA expression)* COMMA? RPAREN # inList
    ;

sum: product ((PLUS | MINUS) product)*;
product: unary ((STAR | SLASH | PERCENT) unary)*;
unary: MINUS unary | postfix;
postfix: primary trailer*;
trailer: DOT word # attribute | LBRACKET expression RBRACKET # subscript;

primary
    : EXISTS LPAREN query RPAREN                                      # exists
    | word LPAREN (expression (COMMA expression)*)? RPAREN            # function
    | DOT word                                                        # ownAttribute
    | word                                                            # column
    | STRING                                                          # string
    | INT                                                             # integer
    | HEX                                                             # hex
    | DECIMAL                                                         # decimal
    | TRUE                                                            # true
    | FALSE                                                           # false
    | NONE                                                            # none
    | PARAMETER                                                       # parameter
    | LPAREN expression RPAREN                                        # parenthesis
    | LPAREN query RPAREN                                             # cellOfQuery
    ;

/** A name: words of the grammar are names too wherever a name may stand, but for the operators and literals. */
word: sourceName | IF | ELSE | END;

/** What a statement may begin with: where one may begin, the words around blocks are no names. */
sourceName
    : NAME | QUOTED_NAME
    | LET | DEF | PRINT | DESCRIBE | EXPLAIN | ECHO | INCLUDE
    | OF | WHERE | WITH | SELECT | GROUP | ORDER | BY | LIMIT | DISTINCT
    | AS | ASC | DESC | TID | DEPTH
    ;
