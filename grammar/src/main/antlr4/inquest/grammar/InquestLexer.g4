/**
 * Words of the query language. Clause and statement words are tokens of their own, but none is reserved: the parser
 * takes every one of them as a name where a name may stand (rule {@code word} of InquestParser).
 */
lexer grammar InquestLexer;

LET: 'let';
DEF: 'def';
PRINT: 'print';
DESCRIBE: 'describe';
EXPLAIN: 'explain';
ECHO: 'echo';
INCLUDE: 'include';
IF: 'if';
ELSE: 'else';
END: 'end';

OF: 'of';
WHERE: 'where';
WITH: 'with';
SELECT: 'select';
GROUP: 'group';
ORDER: 'order';
BY: 'by';
LIMIT: 'limit';
DISTINCT: 'distinct';
AS: 'as';
ASC: 'asc';
DESC: 'desc';
TID: 'tid';
DEPTH: 'depth';

AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
LIKE: 'like';
BETWEEN: 'between';
EXISTS: 'exists';
TRUE: 'true';
FALSE: 'false';
NONE: 'none';

EQ: '==';
NE: '!=';
LE: '<=';
GE: '>=';
LT: '<';
GT: '>';
MATCH: '~';
NO_MATCH: '!~';
ASSIGN: '=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
PERCENT: '%';
DOT: '.';
COMMA: ',';
LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
SEMICOLON: ';';

HEX: '0' [xX] [0-9a-fA-F]+;
/** Also THREAD.FRAME after {@code of}, where its text counts: 3.10 is frame 10. */
DECIMAL: [0-9]+ '.' [0-9]+ EXPONENT? | [0-9]+ EXPONENT;
INT: [0-9]+;
fragment EXPONENT: [eE] [+-]? [0-9]+;

STRING: '"' (ESCAPED | ~["\\\r\n])* '"' | '\'' (ESCAPED | ~['\\\r\n])* '\'';
fragment ESCAPED: '\\' ~[\r\n];
/** A string whose end is missing: it takes the rest of the line, so that the error stands where it began. */
OPEN_STRING: '"' (ESCAPED | ~["\\\r\n])* '\\'? | '\'' (ESCAPED | ~['\\\r\n])* '\\'?;

PARAMETER: '$' LETTER (LETTER | DIGIT)*;
QUOTED_NAME: '`' ~[`\r\n]+ '`';
NAME: LETTER (LETTER | DIGIT)*;
fragment LETTER: [\p{L}\p{Nl}_];
fragment DIGIT: [\p{Nd}\p{Mn}\p{Mc}\p{Pc}];

NEWLINE: '\r'? '\n' | '\r';
COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\f\u00A0\uFEFF]+ -> channel(HIDDEN);
/** Anything else, so that the parser and not the lexer reports it. */
OTHER: .;
