package org.vigie.cli;

import org.vigie.problem.Problem.Code;
import org.vigie.problem.ProblemException;
import org.vigie.runs.Run;
import org.vigie.runs.stop.Certificate;
import org.vigie.runs.stop.Certificate.Stage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Stops one run: tells what is done and seen as it happens, and the certificate at the end.
@Command(name = "kill", mixinStandardHelpOptions = true)
final class KillVerb extends Verb {
    @Parameters(index = "0", paramLabel = "RUN")
    private String reference;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason;

    @Override
    int carryOut(Output output) throws InterruptedException {
        if (reason.isBlank()) {
            throw new ProblemException(Code.ARGUMENT_MISSING, "--reason TEXT", "vigie kill --help");
        }
        try (var house = front().open(home())) {
            var run = house.history().get(reference).id();
            var words = new CertificateWords(output, house.instance().settings().zone());
            var actor = System.getProperty("user.name");
            var certificate = house.stopping().stop(run, actor, reason, output.json() ? _ -> {} : words::follow);
            return tell(certificate, house.history().get(run.value()), words, output);
        }
    }

    private int tell(Certificate certificate, Run run, CertificateWords words, Output output) {
        if (certificate.stage() != Stage.CONFIRMED) {
            throw new ProblemException(Code.RUN_ALREADY_ENDED, run.id(), run.state());
        }
        if (output.json()) {
            output.document(Documents.of(certificate, run));
        } else {
            output.line(Icons.of(run) + " " + texts().text("cli.pair", run.id(), texts().word(run.state())));
            words.heading(certificate);
        }
        return 0;
    }
}
