using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Every range is of an assumption of plan.yaml or of a column of a table.</summary>
internal sealed class RangesCanBeSet : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var leaves = PackSchema.Current.Leaves.Select(leaf => leaf.Path).ToList();
        var tables = PackSchema.Current.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var row in pack.Rows("assumption_ranges"))
        {
            var path = row.Get<string>("path");
            var (open, close) = (path.IndexOf('[', StringComparison.Ordinal), path.IndexOf("].", StringComparison.Ordinal));
            var isCell = open > 0 && close > open && tables.TryGetValue(path[..open], out var table)
                && table.Find(path[(close + 2)..]) is not null;
            if (!isCell && !leaves.Contains(path, StringComparer.Ordinal))
                row.Report("path", $"No plan has an assumption {path}.",
                    NearestName.Advise(path, leaves, "Name it as --set does: an assumption of plan.yaml, or TABLE[KEY].COLUMN."));
            foreach (var end in new[] { "low", "high" })
            {
                var text = row.Get<string>(end);
                if (text is ['*' or '+', ..] && NumberParser.Number(text[1..], null, null, out _) is null)
                    row.Report(end, $"The {end} end of {path} is «{text}», in which no number follows the sign.",
                        "Write a value, *0.8 or +0.1.");
            }
        }
    }
}
