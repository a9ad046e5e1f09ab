package dev.kubejar.api.selector;

import dev.kubejar.api.selector.Requirement.Operator;
import dev.kubejar.api.selector.SelectorToken.Symbol;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads the URL form of a label selector, complaining as upstream's parser does.
///
/// Grammar: `selector = [requirement {"," requirement}]`, `requirement = ["!"] key | key operator
/// values`.
final class LabelSelectorParser {
    private static final String BINARY_OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private final List<SelectorToken> tokens;
    private int next;

    LabelSelectorParser(String text) {
        this.tokens = SelectorToken.scan(text);
    }

    private SelectorToken peek() {
        return tokens.get(next).asValue();
    }

    private SelectorToken take() {
        return takeOperator().asValue();
    }

    private SelectorToken takeOperator() {
        SelectorToken token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    LabelSelector parse() {
        var requirements = new ArrayList<Requirement>();
        while (true) {
            SelectorToken first = peek();
            if (first.symbol() == Symbol.END) {
                return LabelSelector.of(requirements);
            }
            if (!startsRequirement(first)) {
                throw found(first, ", expected: !, identifier, or 'end of string'");
            }
            requirements.add(requirement());
            SelectorToken separator = take();
            if (separator.symbol() == Symbol.END) {
                return LabelSelector.of(requirements);
            }
            if (separator.symbol() != Symbol.COMMA) {
                throw found(separator, ", expected: ',' or 'end of string'");
            }
            if (!startsRequirement(peek())) {
                throw found(peek(), ", expected: identifier after ','");
            }
        }
    }

    private static boolean startsRequirement(SelectorToken token) {
        return token.symbol() == Symbol.IDENTIFIER || token.symbol() == Symbol.NOT;
    }

    private Requirement requirement() {
        try {
            return checked(read());
        } catch (Unreadable e) {
            throw StatusException.badRequest("unable to parse requirement: " + e.getMessage());
        }
    }

    private static Requirement checked(Requirement requirement) throws Unreadable {
        List<FieldError> problems = requirement.problems();
        if (problems.isEmpty()) {
            return requirement;
        }
        String all = problems.stream().map(FieldError::message).collect(Collectors.joining(", "));
        throw new Unreadable(problems.size() == 1 ? all : "[" + all + "]");
    }

    private Requirement read() throws Unreadable {
        SelectorToken token = take();
        boolean absent = token.symbol() == Symbol.NOT;
        String key = identifier(absent ? take() : token);
        var wrongKey = Requirement.keyProblem("<nil>", key);
        if (wrongKey.isPresent()) {
            throw new Unreadable(wrongKey.get().message());
        }
        if (absent) {
            return Requirement.of(key, Operator.DOES_NOT_EXIST, List.of());
        }
        if (peek().symbol() == Symbol.END || peek().symbol() == Symbol.COMMA) {
            return Requirement.of(key, Operator.EXISTS, List.of());
        }
        Operator operator = operator();
        boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
        return new Requirement(key, operator, set ? values() : new TreeSet<>(List.of(value())));
    }

    private static String identifier(SelectorToken token) throws Unreadable {
        if (token.symbol() != Symbol.IDENTIFIER) {
            throw unreadable(token, ", expected: identifier");
        }
        return token.text();
    }

    private Operator operator() throws Unreadable {
        SelectorToken token = takeOperator();
        return switch (token.symbol()) {
            case IN -> Operator.IN;
            case NOT_IN -> Operator.NOT_IN;
            case EQUALS -> Operator.EQUALS;
            case DOUBLE_EQUALS -> Operator.DOUBLE_EQUALS;
            case NOT_EQUALS -> Operator.NOT_EQUALS;
            case GREATER -> Operator.GREATER_THAN;
            case LESS -> Operator.LESS_THAN;
            case CLOSE, COMMA, NOT, END, IDENTIFIER, OPEN, ERROR ->
                    throw unreadable(token, ", expected: " + BINARY_OPERATORS);
        };
    }

    private String value() throws Unreadable {
        Symbol ahead = peek().symbol();
        return ahead == Symbol.END || ahead == Symbol.COMMA ? "" : identifier(take());
    }

    private SortedSet<String> values() throws Unreadable {
        SelectorToken open = take();
        if (open.symbol() != Symbol.OPEN) {
            throw unreadable(open, " expected: '('");
        }
        SelectorToken first = peek();
        return switch (first.symbol()) {
            case IDENTIFIER, COMMA -> {
                SortedSet<String> values = list();
                take(); // the closing parenthesis that ended the list
                yield values;
            }
            case CLOSE -> {
                take();
                yield new TreeSet<>();
            }
            default -> throw unreadable(first, ", expected: ',', ')' or identifier");
        };
    }

    /// Reads up to the closing parenthesis; a comma without a word before or behind it stands for
    /// the empty value.
    private SortedSet<String> list() throws Unreadable {
        var values = new TreeSet<String>();
        while (true) {
            SelectorToken token = take();
            if (token.symbol() == Symbol.IDENTIFIER) {
                values.add(token.text());
                if (peek().symbol() == Symbol.CLOSE) {
                    return values;
                }
                if (peek().symbol() != Symbol.COMMA) {
                    throw unreadable(peek(), ", expected: ',' or ')'");
                }
            } else if (token.symbol() == Symbol.COMMA) {
                if (values.isEmpty() || peek().symbol() == Symbol.COMMA) {
                    values.add("");
                }
                if (peek().symbol() == Symbol.CLOSE) {
                    values.add("");
                    return values;
                }
            } else {
                throw unreadable(token, ", expected: ',', or identifier");
            }
        }
    }

    private static StatusException found(SelectorToken token, String expected) {
        return StatusException.badRequest(unreadable(token, expected).getMessage());
    }

    private static Unreadable unreadable(SelectorToken token, String expected) {
        return new Unreadable("found '" + token.text() + "'" + expected);
    }

    /// A requirement that cannot be read; the message says what was met and what expected.
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String message;

        Unreadable(String message) {
            super(message);
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
