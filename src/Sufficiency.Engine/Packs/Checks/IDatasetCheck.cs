using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Plans;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>One rule that a pack must keep.</summary>
internal interface IDatasetCheck
{
    /// <summary>Reports every breach of the rule.</summary>
    void Check(CheckedPack pack);
}

/// <summary>What a check looks at.</summary>
/// <param name="Plan">The plan file.</param>
/// <param name="Tables">The tables, cells taken.</param>
/// <param name="Issues">Where faults go.</param>
internal sealed record CheckedPack(PlanFile Plan, PackTables Tables, IssueCollector Issues)
{
    /// <summary>Whether all these tables were read without a fault of their own, so that what is missing is missing indeed.</summary>
    public bool AreWhole(params ReadOnlySpan<string> tables) => Tables.AreWhole(tables);

    /// <summary>Rows whose cells could be taken.</summary>
    public IEnumerable<TableRow> Rows(string table) => Tables[table].ValidRows;

    /// <summary>Reports a fault of a plan entry.</summary>
    public void ReportPlan(string path, string problem, string advice)
    {
        var leaf = Plan.Leaves.GetValueOrDefault(path);
        var file = leaf?.File ?? Plan.File;
        var line = leaf is null ? Plan.PlainLines.GetValueOrDefault(path) : leaf.Line;
        var value = leaf?.Node.ToString() ?? Plan.Plain.GetValueOrDefault(path)?.ToString();
        Issues.Add(new(file, line, path, value, problem, advice), path);
    }
}
