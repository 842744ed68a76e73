/// The guided recovery: nine steps, each locked on the one before, each with what was really seen.
///
/// It never says "done" without having looked, and goes on at the same step when it was killed. What
/// the steps do to the installation is behind [Acts]; `app` carries it out. Start at [Recovery].
///
/// A screen needs what the command line uses, and no more; `app.OpenHouse#recovery` makes it, with a
/// book of its own for each thread:
///
/// - [Recovery#diagnose] finds out what is wrong, [RecoveryProcedure#plan] and
///   [RecoveryProcedure#simulate] tell what each step would do: nothing is changed. The words of a step
///   (why, what, rollback) and of each thing seen are in [RecoveryWords]; how long, whether it needs
///   rights and what stands in its way in [RecoveryProcedure.Planned].
/// - [Recovery#begin], then [Recovery#carryOut] for one step or for all that are left, on a thread that
///   may wait: a step takes as long as it takes. Meanwhile [Recovery#page] has the steps and the
///   evidence as they come.
/// - A step that failed leaves the recovery WAITING. Carry it out again, [Recovery#waive] it with a
///   reason, or [Recovery#giveUp].
/// - To call a step off, interrupt its thread: it is INTERRUPTED, and the recovery WAITING.
/// - [Recovery#open] finds the one that was killed or left, [Recovery#resume] goes on with it.
/// - [org.vigie.continuity.recovery.report.Reports] writes the dossier's page.
///
/// Somebody must be on duty ([org.vigie.runs.watch.Watching]) while a recovery works: nobody else can
/// tell a stuck run from a slow one.
@NullMarked
package org.vigie.continuity.recovery;

import org.jspecify.annotations.NullMarked;
