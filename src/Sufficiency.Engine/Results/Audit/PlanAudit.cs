using System.Globalization;
using Sufficiency.Engine.Results.Audit.Rules;
using Sufficiency.Engine.Results.Storage;
using Sufficiency.Engine.Results.Storage.DuckDb;

namespace Sufficiency.Engine.Results.Audit;

/// <summary>Checks a run from its written tables alone: every rule and all money of the model's README, worked out a second time in SQL.</summary>
/// <remarks>It shares no code with the model, so that the same slip is not made twice.</remarks>
internal static class PlanAudit
{
    private const int ShownFindings = 3; // of one check; the rest are counted

    private static readonly IReadOnlyList<AuditCheck> PlanChecks =
        [.. TableRules.OfPlan, .. PlacementRules.Checks, .. ProviderRules.Checks, .. SchemeRules.Checks, .. PupilTableRules.Checks, .. CostRules.Checks];

    /// <summary>Every rule's name, for documentation and tests.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. PlanChecks.Concat(SlipRules.Checks).Select(check => check.Rule).Distinct(StringComparer.Ordinal)];

    /// <summary>Checks the plan, do-nothing and, where delayed openings were compared, both plans of the comparison and their difference.</summary>
    /// <param name="folder">A run folder with its tables.</param>
    /// <exception cref="DuckDbException">A table is missing or damaged.</exception>
    public static AuditReport Check(string folder)
    {
        using var session = new DuckDbSession();
        AuditTables.OpenShared(session, folder);
        var findings = new List<AuditFinding>();
        CheckPlan("plan", "", [.. TableRules.OfShared, .. PlanChecks]);
        CheckPlan("do_nothing", RunTables.DoNothingFolder, PlanChecks);
        if (Directory.Exists(Path.Combine(folder, RunTables.SlipFolder)))
        {
            CheckPlan("as_planned", RunTables.AsPlannedFolder, PlanChecks);
            session.Execute(SlipRules.KeepAsPlanned);
            session.Execute(SlipRules.PlanTheDelays);
            CheckPlan("slipped", RunTables.SlippedFolder, PlanChecks);
            AuditTables.OpenSlip(session, folder);
            foreach (var check in SlipRules.Checks) findings.AddRange(Run(session, "slipped", check));
        }

        return new(findings.Count == 0, findings);

        void CheckPlan(string plan, string place, IReadOnlyList<AuditCheck> checks)
        {
            AuditTables.OpenPlan(session, Path.Combine(folder, place));
            session.Execute(CostRules.Setup);
            foreach (var check in checks) findings.AddRange(Run(session, plan, check));
        }
    }

    private static IEnumerable<AuditFinding> Run(DuckDbSession session, string plan, AuditCheck check)
    {
        var broken = session.Query(
            $"SELECT coalesce({check.Message}, 'a row without a name'), (count(*) OVER ())::DOUBLE FROM {check.Source} WHERE ({check.Holds}) IS NOT TRUE ORDER BY 1 LIMIT {ShownFindings}",
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
