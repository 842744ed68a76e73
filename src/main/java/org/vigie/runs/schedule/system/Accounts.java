package org.vigie.runs.schedule.system;

import java.util.Locale;
import java.util.Set;
import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;

/// Whose nights may run: somebody who can be told from the machine itself.
final class Accounts {
    /// English, French, and what no language changes.
    private static final Set<String> ALL_POWERFUL =
            Set.of("root", "system", "s-1-5-18", "localsystem", "nt authority\\system", "autorite nt\\système");

    private Accounts() {}

    static boolean tooPowerful(String account) {
        return ALL_POWERFUL.contains(account.toLowerCase(Locale.ROOT));
    }

    /// @throws ProblemException ACCOUNT_TOO_POWERFUL
    static void refuseTooPowerful(String account) {
        if (tooPowerful(account)) {
            throw new ProblemException(Code.ACCOUNT_TOO_POWERFUL, account);
        }
    }
}
