package io.nir4j.cli;

import io.nir4j.cli.terminal.Console;
import io.nir4j.cli.terminal.Figures;
import io.nir4j.cli.terminal.PlainText;
import io.nir4j.compiler.reduce.Bisection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which rewrite changes what a check says.
record BisectionReport(Bisection found) {

    void print(Console console) {
        String said = found.verdict() ? "ends with 0" : "does not end with 0";
        console.out().println("the check " + said + " until rewrite " + found.number() + ", and not from there on:");
        console.out().println("  pass  " + found.culprit().pass());
        console.out()
                .println("  rule  " + found.culprit().rule().name() + ": "
                        + found.culprit().rule().equation());
        console.out().println("  what  " + PlainText.line(found.culprit().says()));
        console.remark("found with " + Figures.count(found.checks(), "check"));
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("rewrite", found.number());
        facts.put("pass", found.culprit().pass());
        facts.put("rule", found.culprit().rule().name());
        facts.put("node", found.culprit().place());
        facts.put("says", found.culprit().says());
        facts.put("checkEndedWithZeroBefore", found.verdict());
        facts.put("checks", found.checks());
        return facts;
    }
}
