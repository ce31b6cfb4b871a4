using System.Globalization;
using Sufficiency.Engine.Audit.Rules;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>Checks a run from its tables alone, by every rule and all money of the model's README worked out again in SQL.</summary>
/// <remarks>The audit shares no code with the model, so that the same slip is not made twice.</remarks>
internal static class PlanAudit
{
    private const int ShownFindings = 3; // of one check; the other findings are counted

    private static readonly IReadOnlyList<AuditCheck> PlanChecks =
        [
            .. TableRules.OfPlan, .. PlacementRules.Checks, .. ProviderRules.Checks, .. LocalMixRules.Checks, .. SchemeRules.Checks,
            .. PupilTableRules.Checks, .. JourneyRules.Checks, .. SummaryRules.Checks, .. HomeToSchoolRules.Checks,
            .. WaitingRules.Checks, .. CostRules.Checks, .. MoneyRules.OfPlan,
        ];

    /// <summary>The name of every rule.</summary>
    public static IReadOnlyList<string> Rules { get; } =
        [.. PlanChecks.Concat(ForecastRules.Checks).Concat(MoneyRules.OfBoth).Concat(CautionRules.Checks).Concat(SlipRules.Checks)
            .Select(check => check.Rule).Distinct(StringComparer.Ordinal)];

    /// <summary>Checks the plan and do-minimum, and both plans of the comparison of delayed openings if the run has one.</summary>
    /// <param name="run">The tables of the run.</param>
    /// <param name="rule">The one rule to check; null for all rules.</param>
    /// <exception cref="DuckDbException">A table is missing or damaged.</exception>
    public static AuditReport Check(AuditedRun run, string? rule = null)
    {
        OpenRun? opened = null;
        if (Unknown("plan", () => opened = OpenRun.Of(run)) is { } unknown) return new(false, [unknown]);
        using (opened) return Check(opened!, rule);
    }

    // Each part reads its own plan, so the parts run side by side.
    private static AuditReport Check(OpenRun run, string? rule)
    {
        var parts = new List<Func<DuckDbSession, IEnumerable<AuditFinding>>>();
        var shared = run.Tables.LeavesOut(DemandTableDefinitions.ForecastRange) ? [] : ForecastRules.Checks;
        AddPart([.. TableRules.OfShared, .. shared], (session, checks) => Run(session, "plan", checks));
        AddPart(PlanChecks, (session, checks) => CheckPlan(session, "plan", run, "", checks));
        AddPart(PlanChecks, (session, checks) => CheckPlan(session, "do_minimum", run, RunTables.DoMinimumFolder, checks));
        AddPart([.. MoneyRules.OfBoth, .. CautionRules.Checks], (session, checks) => CheckMoney(session, run, checks));
        if (run.Tables.HasSlip) AddPart([.. PlanChecks, .. SlipRules.Checks], (session, checks) => CheckSlip(session, run, checks));
        var findings = Task.WhenAll(parts.Select(part => Task.Run(() =>
        {
            using var session = run.Beside();
            return part(session).ToList();
        }))).GetAwaiter().GetResult();
        var all = findings.SelectMany(found => found).ToList();
        return new(all.Count == 0, all);

        void AddPart(IEnumerable<AuditCheck> checks, Func<DuckDbSession, IReadOnlyList<AuditCheck>, IEnumerable<AuditFinding>> part)
        {
            List<AuditCheck> asked = [.. checks.Where(check => rule is null || string.Equals(check.Rule, rule, StringComparison.Ordinal))];
            if (asked.Count > 0) parts.Add(session => part(session, asked));
        }
    }

    private static IEnumerable<AuditFinding> CheckMoney(DuckDbSession session, OpenRun run, IReadOnlyList<AuditCheck> checks)
    {
        if (Unknown("plan", () => OpenTables.OpenMoney(session, run.Tables)) is { } unknown) return [unknown];
        return Run(session, "plan", checks);
    }

    private static IEnumerable<AuditFinding> CheckSlip(DuckDbSession session, OpenRun run, IReadOnlyList<AuditCheck> checks)
    {
        List<AuditCheck> ofPlans = [.. checks.Intersect(PlanChecks)], ofSlip = [.. checks.Intersect(SlipRules.Checks)];
        foreach (var finding in CheckPlan(session, "as_planned", run, RunTables.AsPlannedFolder, ofPlans)) yield return finding;
        session.Execute(SlipRules.KeepAsPlanned);
        session.Execute(SlipRules.PlanTheDelays);
        foreach (var finding in CheckPlan(session, "slipped", run, RunTables.SlippedFolder, ofPlans)) yield return finding;
        OpenTables.OpenSlip(session, run.Tables);
        foreach (var finding in Run(session, "slipped", ofSlip)) yield return finding;
    }

    private static IEnumerable<AuditFinding> CheckPlan(
        DuckDbSession session, string plan, OpenRun run, string folder, IReadOnlyList<AuditCheck> checks)
    {
        if (Unknown(plan, () => OpenTables.OpenPlan(session, run.Tables, folder, run.Figures)) is { } unknown) return [unknown];
        session.Execute(ProviderRules.Setup);
        session.Execute(CostRules.Setup);
        session.Execute(WaitingRules.Setup);
        session.Execute(JourneyRules.Setup);
        if (run.Tables.LeavesOut(YearTableDefinitions.HomeToSchool))
            checks = [.. checks.Except(HomeToSchoolRules.Checks).Except(TableRules.Of(YearTableDefinitions.HomeToSchool))];
        return Run(session, plan, checks);
    }

    /// <summary>The finding that a table in memory holds a code that no table names; null if it holds none.</summary>
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

    private static IEnumerable<AuditFinding> Run(DuckDbSession session, string plan, IEnumerable<AuditCheck> checks) =>
        checks.SelectMany(check => Run(session, plan, check));

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
