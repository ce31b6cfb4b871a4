using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Schemes exclude and require others that exist, never themselves, never in a circle, and committed
/// ones never contradict each other.</summary>
internal sealed class SchemesAgreeWithEachOther : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var schemes = pack.Rows("schemes").ToDictionary(row => row.Get<string>("scheme_id"), StringComparer.Ordinal);
        foreach (var row in schemes.Values)
        {
            foreach (var column in new[] { "excludes", "requires" }) CheckNames(row, column, schemes, pack.AreWhole("schemes"));
            foreach (var other in Others(row, "excludes", schemes)) CheckExclusion(row, other);
            foreach (var other in Others(row, "requires", schemes)) CheckRequirement(row, other);
            if (IsInACircle(row, schemes))
                row.Report("requires", $"{row.Label} requires itself by way of the schemes it requires.",
                    "Break the circle: each scheme requires only those that open before it.");
        }
    }

    private static void CheckNames(TableRow row, string column, Dictionary<string, TableRow> schemes, bool isWhole)
    {
        var own = row.Get<string>("scheme_id");
        foreach (var id in SchemeReader.Others(row, column).Select(id => id.Value))
        {
            if (id == own) row.Report(column, $"{row.Label} {column} itself.", "Delete it from the list.");
            else if (isWhole && !schemes.ContainsKey(id))
                row.Report(column, $"{row.Label} {column} the scheme {id}, which does not exist.",
                    NearestName.Advise(id, schemes.Keys.Order(StringComparer.Ordinal), "Join scheme ids of this table by semicolons."));
        }
    }

    private static void CheckExclusion(TableRow row, TableRow other)
    {
        if (IsCommitted(row) && IsCommitted(other))
            row.Report("excludes", $"{row.Label} excludes {other.Label}, and both are committed.",
                "Make one of them optional, or drop the exclusion.");
        if (SchemeReader.Others(row, "requires").Any(id => id.Value == other.Get<string>("scheme_id")))
            row.Report("excludes", $"{row.Label} excludes {other.Label} and requires it.", "Keep one of the two.");
    }

    private static void CheckRequirement(TableRow row, TableRow other)
    {
        if (!SchemeReader.IsWithdrawn(row) && SchemeReader.IsWithdrawn(other))
            row.Report("requires", $"{row.Label} requires {other.Label}, which is withdrawn.", "Withdraw both, or drop the requirement.");
        if (!IsCommitted(row) || SchemeReader.IsWithdrawn(other)) return;
        if (!IsCommitted(other))
            row.Report("requires", $"{row.Label} is committed and requires {other.Label}, which is optional.",
                "Make both committed, or this one optional.");
        else if (other.Year("planned_opening") > row.Year("planned_opening"))
            row.Report("requires", $"{row.Label} opens in {row.Year("planned_opening")} and requires {other.Label}, which opens later.",
                "Move one of the openings, or drop the requirement.");
    }

    private static bool IsInACircle(TableRow start, Dictionary<string, TableRow> schemes)
    {
        var seen = new HashSet<TableRow>();
        var next = new Stack<TableRow>(Others(start, "requires", schemes));
        while (next.TryPop(out var row))
        {
            if (row == start) return true;
            if (!seen.Add(row)) continue;
            foreach (var other in Others(row, "requires", schemes)) next.Push(other);
        }

        return false;
    }

    /// <summary>The other schemes named in a column, those that do not exist and itself left out.</summary>
    private static IEnumerable<TableRow> Others(TableRow row, string column, Dictionary<string, TableRow> schemes) =>
        SchemeReader.Others(row, column).Select(id => schemes.GetValueOrDefault(id.Value)).OfType<TableRow>().Where(other => other != row);

    private static bool IsCommitted(TableRow row) => row.Get<string>("status") == "committed";
}
