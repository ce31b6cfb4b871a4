using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Where the plan says when schemes are decided, every optional scheme says what it builds and how long that takes. None is
/// planned to open sooner than that.</summary>
internal sealed class SchemesCanBeDelivered : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        if (AssumptionsReader.DecidedIn(pack.Plan) is not { } decidedIn) return;
        foreach (var row in pack.Rows("schemes").Where(row => row.Get<string>("status") == "optional")) CheckScheme(row, decidedIn);
    }

    private static void CheckScheme(TableRow row, AcademicYear decidedIn)
    {
        if (row.FindText("kind") is null)
            row.Report("kind", $"{row.Label} is optional and does not say what it builds.",
                "Write new_school, post_sixteen_centre, expansion, satellite or base.");
        if (row.Find<int>("lead_years") is not { } lead)
        {
            row.Report("lead_years", $"{row.Label} is optional and does not say how many years lie between decision and opening.",
                "Give them: some 3 for a new school, 2 for an expansion, 1 for a base.");
            return;
        }

        var decided = SchemeReader.DecisionOf(row, decidedIn)!.Value;
        var first = decided.Plus(lead);
        if (row.Find<AcademicYear>("latest_opening") is { } latest && latest < first)
            row.Report("latest_opening", $"{row.Label} is decided in {decided} and takes {lead} years, so it cannot open by {latest}.",
                Advice(row, "Give a later year, or leave the scheme out"));
        else if (row.Year("planned_opening") < first)
            row.Report("planned_opening", $"{row.Label} is planned for {row.Year("planned_opening")}; "
                + $"it is decided in {decided} and takes {lead} years.", Advice(row, $"Plan it for {first} or later"));
    }

    private static string Advice(TableRow row, string first) =>
        $"{first}; if it is decided already, give the year of that in "
        + $"decided_in{(row.Find<AcademicYear>("decided_in") is null ? "" : " as it was")}; if it is open, make it committed.";
}
