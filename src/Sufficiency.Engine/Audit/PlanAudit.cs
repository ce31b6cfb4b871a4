using System.Globalization;
using Sufficiency.Engine.Audit.Rules;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>Checks a run from its tables alone, as they were written or would have been: every rule and all money of the model's README,
/// worked out a second time in SQL.</summary>
/// <remarks>It shares no code with the model, so that the same slip is not made twice.</remarks>
internal static class PlanAudit
{
    private const int ShownFindings = 3; // of one check; the rest are counted

    private static readonly IReadOnlyList<AuditCheck> PlanChecks =
        [
            .. TableRules.OfPlan, .. PlacementRules.Checks, .. ProviderRules.Checks, .. LocalMixRules.Checks, .. SchemeRules.Checks,
            .. PupilTableRules.Checks, .. JourneyRules.Checks,
            .. WaitingRules.Checks, .. CostRules.Checks, .. MoneyRules.OfPlan,
        ];

    /// <summary>Every rule's name, for documentation and tests.</summary>
    public static IReadOnlyList<string> Rules { get; } =
        [.. PlanChecks.Concat(MoneyRules.OfBoth).Concat(CautionRules.Checks).Concat(SlipRules.Checks).Select(check =>
            check.Rule).Distinct(StringComparer.Ordinal)];

    /// <summary>Checks the plan, do-nothing and, where delayed openings were compared, both plans of the
    /// comparison and their difference.</summary>
    /// <param name="run">The run's tables.</param>
    /// <param name="bases">What audits of runs like it have open; null to open everything for this one.</param>
    /// <exception cref="DuckDbException">A table is missing or damaged.</exception>
    public static AuditReport Check(AuditedRun run, AuditBases? bases = null)
    {
        AuditLease? lease = null;
        if (Unknown("plan", () => lease = bases?.Take(run) ?? AuditLease.Alone(run)) is { } unknown) return new(false, [unknown]);
        try
        {
            return Check(run, lease!.Base);
        }
        catch (DuckDbException)
        {
            lease!.Spoil(); // after some faults a database refuses all that follows
            throw;
        }
        finally
        {
            lease!.Dispose();
        }
    }

    /// <summary>Runs checks.</summary>
    /// <param name="session">Where the tables are open.</param>
    /// <param name="plan">What findings are of.</param>
    /// <param name="checks">The checks.</param>
    public static IEnumerable<AuditFinding> Run(DuckDbSession session, string plan, IEnumerable<AuditCheck> checks) =>
        checks.SelectMany(check => Run(session, plan, check));

    private static AuditReport Check(AuditedRun run, AuditBase shared)
    {
        using var first = shared.Beside();
        if (Unknown("plan", () => AuditTables.OpenOwn(first, run)) is { } unknown) return new(false, [unknown]);
        var parts = new List<Func<IEnumerable<AuditFinding>>>
        {
            () => [.. shared.Findings, .. Run(first, "plan", TableRules.OfOwn)],
            () => Beside(session => CheckPlan(session, "plan", run, "", shared)),
            () => Beside(session => CheckPlan(session, "do_nothing", run, RunTables.DoNothingFolder, shared)),
        };
        parts.Add(() => Beside(session => CheckMoney(session, run)));
        if (run.HasSlip) parts.Add(() => Beside(session => CheckSlip(session, run, shared)));
        // Each part reads its own plan, so the parts run side by side.
        var findings = Task.WhenAll(parts.Select(part => Task.Run(() => part().ToList()))).GetAwaiter().GetResult();
        var all = findings.SelectMany(found => found).ToList();
        return new(all.Count == 0, all);

        List<AuditFinding> Beside(Func<DuckDbSession, IEnumerable<AuditFinding>> check)
        {
            using var session = shared.Beside();
            AuditTables.OpenOwn(session, run);
            return [.. check(session)];
        }
    }

    private static IEnumerable<AuditFinding> CheckMoney(DuckDbSession session, AuditedRun run)
    {
        if (Unknown("plan", () => AuditTables.OpenMoney(session, run)) is { } unknown) return [unknown];
        return Run(session, "plan", [.. MoneyRules.OfBoth, .. CautionRules.Checks]);
    }

    private static IEnumerable<AuditFinding> CheckSlip(DuckDbSession session, AuditedRun run, AuditBase shared)
    {
        foreach (var finding in CheckPlan(session, "as_planned", run, RunTables.AsPlannedFolder, shared)) yield return finding;
        session.Execute(SlipRules.KeepAsPlanned);
        session.Execute(SlipRules.PlanTheDelays);
        foreach (var finding in CheckPlan(session, "slipped", run, RunTables.SlippedFolder, shared)) yield return finding;
        AuditTables.OpenSlip(session, run);
        foreach (var finding in Run(session, "slipped", SlipRules.Checks)) yield return finding;
    }

    private static IEnumerable<AuditFinding> CheckPlan(DuckDbSession session, string plan, AuditedRun run, string folder, AuditBase shared)
    {
        if (Unknown(plan, () => AuditTables.OpenPlan(session, run, folder, shared)) is { } unknown) return [unknown];
        session.Execute(ProviderRules.Setup);
        session.Execute(CostRules.Setup);
        session.Execute(WaitingRules.Setup);
        return Run(session, plan, PlanChecks);
    }

    /// <summary>What is wrong where a table without a file holds a code that no table names, with
    /// which nothing more can be checked.</summary>
    private static AuditFinding? Unknown(string plan, Action open)
    {
        try
        {
            open();
            return null;
        }
        catch (UnknownCodeException fault)
        {
            return new(plan, "CodesAreKnown", fault.Message);
        }
    }

    private static IEnumerable<AuditFinding> Run(DuckDbSession session, string plan, AuditCheck check)
    {
        var broken = session.Query(
            $"SELECT coalesce({check.Message}, 'a row without a name'), (count(*) OVER ())::DOUBLE FROM {check.Source} "
                + $"WHERE ({check.Holds}) IS NOT TRUE ORDER BY 1 LIMIT {ShownFindings}",
            row => (Message: row.GetText(0), Count: row.GetNumber(1)));
        for (var i = 0; i < broken.Count; i++)
        {
            var more = i == ShownFindings - 1 && broken[i].Count > ShownFindings
                ? string.Create(CultureInfo.InvariantCulture, $" (and {broken[i].Count - ShownFindings:0} more like it)")
                : "";
            yield return new(plan, check.Rule, broken[i].Message + more);
        }
    }
}
