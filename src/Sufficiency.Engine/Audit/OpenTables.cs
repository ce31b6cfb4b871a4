using System.Globalization;
using Sufficiency.Engine.Audit.Streams;
using Sufficiency.Engine.Audit.Tables;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Storage.DuckDb;

namespace Sufficiency.Engine.Audit;

/// <summary>Opens the tables of a run under their own names, with the tables that the audit works out from them.</summary>
internal static class OpenTables
{
    /// <summary>Opens the tables that all plans share; returns the figures with which placements are summed up.</summary>
    /// <exception cref="UnknownCodeException">A row of a table in memory holds a code that no table names.</exception>
    public static SharedFigures OpenShared(DuckDbSession session, AuditedRun run)
    {
        var naming = AuditTableList.Shared.Where(found => AuditCodes.KeyOf(found.Table) is not null).ToList();
        foreach (var (folder, table) in naming) run.OpenWritten(session, isOwn: false, folder, table);
        session.Execute(AuditCodes.Define(
            naming.Select(found => $"SELECT {AuditCodes.KeyOf(found.Table)} AS code FROM {AuditCodes.Written(found.Table)}")));
        foreach (var (_, table) in naming) AuditedRun.OpenCoded(session, isOwn: false, table);
        foreach (var (folder, table) in AuditTableList.Shared.Except(naming)
            .Where(found => !AuditTableList.IsStreamed(found.Table) && !run.LeavesOut(found.Table)))
            run.Open(session, isOwn: false, folder, table);
        return SharedFigures.Read(session, run, () => session.Execute(SharedSql.Setup));
    }

    /// <summary>Opens one plan's tables for this session, in place of another plan's.</summary>
    /// <exception cref="UnknownCodeException">A row of a table in memory holds a code that no table names.</exception>
    public static void OpenPlan(DuckDbSession session, AuditedRun run, string folder, SharedFigures figures)
    {
        foreach (var table in PlanTableDefinitions.All.Where(table => !AuditTableList.IsStreamed(table) && !run.LeavesOut(table)))
            run.Open(session, isOwn: true, folder, table);
        new SumLoader(PlacementSums.Read(session, run, folder, figures)).Load(session);
        session.Execute(PlanSql.Setup);
    }

    /// <summary>Opens the tables that compare the plan with delayed openings to the plan as planned.</summary>
    public static void OpenSlip(DuckDbSession session, AuditedRun run)
    {
        foreach (var table in SlipTableDefinitions.All) run.Open(session, isOwn: true, RunTables.SlipFolder, table);
    }

    /// <summary>Opens the tables of money and cautions, with the costs and schemes of both plans.</summary>
    public static void OpenMoney(DuckDbSession session, AuditedRun run)
    {
        foreach (var table in MoneyTableDefinitions.All.Concat(CautionTableDefinitions.All)) run.Open(session, isOwn: true, "", table);
        ITable[] ofPlans = [PlanTableDefinitions.Costs, PlanTableDefinitions.Schemes];
        foreach (var (folder, plan, begin) in new[] { (RunTables.DoMinimumFolder, "do_minimum", "CREATE OR REPLACE TEMP TABLE {0} AS"),
            ("", "plan", "INSERT INTO {0}") })
        {
            foreach (var table in ofPlans)
            {
                run.Open(session, isOwn: true, folder, table);
                session.Execute(
                    $"{string.Format(CultureInfo.InvariantCulture, begin, $"both_{table.Name}")} SELECT '{plan}' AS plan, "
                        + $"* FROM {table.Name}");
            }
        }

        foreach (var table in new ITable[] { PlanTableDefinitions.ProviderYears, PlanTableDefinitions.PhaseYears,
            PlanTableDefinitions.Waiting }) run.Open(session, isOwn: true, "", table);
    }
}
