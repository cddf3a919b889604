/*
 * The text form of networks, .snn. This file says which texts are well-formed; docs/language.md says what they mean.
 *
 * The grammar knows no primitive: which fields a node of some kind has is looked up in the model's schemas.
 * A line holds one statement. Inside round and square brackets, after an arrow, an operator or a comma, it goes on
 * with the next line. Every keyword may also be a name; a name that is no identifier stands in quotes.
 */
grammar Snn;

file
    : statements EOF
    ;

statements
    : statement? (NL statement?)*
    ;

statement
    : header
    | weights
    | constant
    | port metadata?
    | definition
    | block
    | metadata
    | test
    | edges
    ;

// network classifier "What it is for."
header
    : 'network' identifier STRING?
    ;

// weights w = "classifier.npz"
weights
    : 'weights' identifier '=' STRING
    ;

// let hidden = 512
constant
    : 'let' identifier '=' NL* expression
    ;

// input image [28, 28]
port
    : direction=('input' | 'output') name size?
    ;

// lif1 = LIF[512](tau = 10 ms, ...)
definition
    : name '=' NL* node metadata?
    ;

node
    : identifier size? arguments        # instance
    | 'opaque' name arguments           # opaque
    | body                              # nested
    ;

// block conv(channels, kernel) { ... }: what stands between the braces becomes a nested graph wherever it is used
block
    : 'block' identifier parameters body
    ;

parameters
    : '(' NL* (parameter NL* (',' NL* parameter NL*)* (',' NL*)?)? ')'
    ;

parameter
    : identifier ('=' NL* expression)?
    ;

body
    : '{' statements '}'
    ;

metadata
    : 'metadata' tree
    ;

// {image, noise} -> fc1 -> lif1 -> output scores [10]
edges
    : group ('->' NL* group)+
    ;

group
    : endpoint
    | '{' NL* endpoint NL* (',' NL* endpoint NL*)* (',' NL*)? '}'
    ;

endpoint
    : port
    | name
    ;

size
    : list
    ;

arguments
    : '(' NL* (argument NL* (',' NL* argument NL*)* (',' NL*)?)? ')'
    ;

// std = 0.05, or seed 7, or a value alone
argument
    : name '=' NL* expression
    | identifier NUMBER
    | expression
    ;

// Values

// 10 x 512: the extents of a shape
expression
    : sum ('x' NL* sum)*
    ;

sum
    : product (operator+=('+' | '-') NL* product)*
    ;

product
    : factor (operator+=('*' | '/') NL* factor)*
    ;

factor
    : sign+=('-' | '+')* primary unit?
    ;

unit
    : ID
    ;

// A text in quotes alone is that text, "file.npz".key an array in a file.
primary
    : NUMBER                                                # number
    | NAN_BITS                                              # nanBits
    | EXTENTS                                               # extents
    | identifier (arguments | list | ('.' name)*)           # named
    | STRING ('.' name)*                                    # quoted
    | list                                                  # plainList
    | tree                                                  # treeValue
    | '(' NL* expression NL* ')'                            # parentheses
    ;

list
    : '[' NL* (expression NL* (',' NL* expression NL*)* (',' NL*)?)? ']'
    ;

tree
    : '{' NL* (entry NL* (',' NL* entry NL*)* (',' NL*)?)? '}'
    ;

entry
    : name '=' NL* expression
    ;

// Tests

test
    : 'test' STRING '{' testStatements '}'
    ;

testStatements
    : testStatement? (NL testStatement?)*
    ;

testStatement
    : setting (',' NL* setting)*
    | feed
    | expectation
    ;

// dialect norse, dt 1 ms, precision f64
setting
    : 'dialect' name
    | 'dt' expression
    | 'precision' name
    ;

// feed image[3] = spikes at [3, 7, 9] for 20 steps
feed
    : 'feed' signal '=' NL* source ('for' expression 'steps')?
    ;

source
    : 'spikes' 'at' expression          # spikesAt
    | expression                        # sourceValue
    ;

expectation
    : 'expect' signal condition
    ;

// block/lif1.v[0]
signal
    : path+=name ('/' path+=name)* ('.' variable=identifier)? list?
    ;

condition
    : 'spikes' 'at' expression                              # spikesExactlyAt
    | 'fires' expression 'times'                            # fires
    | 'at' expression '~' NL* expression tolerance          # near
    | 'equals' expression tolerance? share?                 # equalTo
    ;

tolerance
    : PLUS_MINUS NL* expression
    ;

share
    : 'within' expression '%'
    ;

// Names

name
    : identifier
    | STRING
    ;

identifier
    : ID
    | 'network' | 'weights' | 'let' | 'input' | 'output' | 'block' | 'opaque' | 'metadata' | 'x'
    | 'test' | 'dialect' | 'dt' | 'precision' | 'feed' | 'for' | 'steps'
    | 'expect' | 'spikes' | 'at' | 'fires' | 'times' | 'equals' | 'within'
    ;

// Tokens

ROUND_OPEN      : '(' ;
ROUND_CLOSE     : ')' ;
SQUARE_OPEN     : '[' ;
SQUARE_CLOSE    : ']' ;
CURLY_OPEN      : '{' ;
CURLY_CLOSE     : '}' ;
COMMA           : ',' ;
PLUS            : '+' ;
MINUS           : '-' ;
TIMES           : '*' ;
OVER            : '/' ;
BY              : 'x' ;
STEPS           : 'steps' ;

// Decimal, or hexadecimal with a binary exponent: 0x1.8p-3
NUMBER
    : DIGIT+ ('.' DIGIT+)? ([eE] [+-]? DIGIT+)?
    | '0x' HEX+ ('.' HEX*)? 'p' [+-]? DIGIT+
    ;

// 3x3, 10x512
EXTENTS
    : DIGIT+ ('x' DIGIT+)+
    ;

// The bits of a NaN other than the usual one: nan#7fc00001
NAN_BITS
    : 'nan#' HEX+
    ;

PLUS_MINUS
    : '+-' | '\u00B1'
    ;

// Escapes: \" \\ \n \r \t and \u{1F9E0}
STRING
    : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"'
    ;

ID
    : [\p{XID_Start}_] [\p{XID_Continue}]*
    ;

NL
    : '\r'? '\n'
    | '\r'
    ;

COMMENT
    : '//' ~[\r\n]* -> channel(HIDDEN)
    ;

SPACE
    : [ \t\uFEFF]+ -> channel(HIDDEN)
    ;

// Anything else, so that the parser can point at it.
UNKNOWN
    : .
    ;

fragment DIGIT
    : [0-9]
    ;

fragment HEX
    : [0-9a-fA-F]
    ;
