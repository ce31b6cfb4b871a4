using Sufficiency.Engine.Packs.Checks;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>A question of whether figures are likely, beside the question of whether they are allowed.</summary>
internal interface IPlausibilityCheck
{
    /// <summary>Warns of every figure that is out of the ordinary, and reports those that are impossible.</summary>
    void Look(JudgedPack pack);
}

/// <summary>What a check of plausibility looks at, and where its findings go.</summary>
/// <param name="Pack">The plan and its tables.</param>
/// <param name="Warnings">Where warnings go.</param>
internal sealed record JudgedPack(CheckedPack Pack, WarningCollector Warnings)
{
    /// <summary>Judges a figure of a row.</summary>
    /// <param name="check">Name of the range.</param>
    /// <param name="value">The figure.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column to name.</param>
    public void Judge(string check, double value, TableRow row, string column) => Judge(PlausibleRanges.Get(check), value, row, column);

    /// <summary>Judges a figure of a row. One that is set for a run is only warned of, because extremes answer questions too.</summary>
    public void Judge(PlausibleRange range, double value, TableRow row, string column)
    {
        if (range.Holds(value)) return;
        var finding = $"{Named(row)} has {range.Write(value)}.";
        if (range.Excludes(value) && !row.IsSetForTheRun(column))
            row.Report(column, $"{finding} That cannot be.", $"{range.Advice} {range.Usual}", range.Check);
        else Warn(row, column, range.Check, finding, range.Usual, range.Advice, range.WeightOf(value));
    }

    /// <summary>Judges a figure that is made of a whole table.</summary>
    /// <param name="check">Name of the range.</param>
    /// <param name="value">The figure.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column to name.</param>
    public void Judge(string check, double value, string table, string column)
    {
        var (range, file) = (PlausibleRanges.Get(check), Pack.Tables[table].File);
        if (range.Holds(value)) return;
        var finding = $"The table {table} has {range.Write(value)}.";
        if (range.Excludes(value))
            Pack.Issues.Add(new(file, null, column, null, $"{finding} That cannot be.", $"{range.Advice} {range.Usual}"), check);
        else Warnings.Add(new(check, file, null, column, null, finding, range.Usual, range.Advice, range.WeightOf(value)));
    }

    /// <summary>Judges a figure of the plan file.</summary>
    public void JudgePlan(PlausibleRange range, double value, string path)
    {
        if (range.Holds(value) || !Pack.Plan.Leaves.TryGetValue(path, out var leaf)) return;
        var finding = $"The entry {path} has {range.Write(value)}.";
        if (range.Excludes(value) && leaf.Line is not null)
            Pack.ReportPlan(path, $"{finding} That cannot be.", $"{range.Advice} {range.Usual}");
        else Warnings.Add(new(range.Check, leaf.File, leaf.Line, path, leaf.Node.ToString(), finding, range.Usual, range.Advice,
            range.WeightOf(value)));
    }

    /// <summary>Warns of a cell.</summary>
    public void Warn(TableRow row, string column, string check, string finding, string usual, string advice, double weight)
    {
        var (file, line, name, value) = row.PlaceOf(column);
        Warnings.Add(new(check, file, line, name, value, finding, usual, advice, weight));
    }

    /// <summary>Warns of a whole table.</summary>
    public void Warn(string table, string? column, string check, string finding, string advice, double weight) =>
        Warnings.Add(new(check, Pack.Tables[table].File, null, column, null, finding, "", advice, weight));

    /// <summary>A row at the beginning of a sentence; codes that name no school, scheme or area stand as they are written.</summary>
    private static string Named(TableRow row) => row.Table.Schema.Key[0].Type == "code" ? Capitalised(row.Label) : $"The row {row.Label}";

    private static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
