namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Plans are counted in a January (2024-01), new and ceased plans over a calendar year (2024).</summary>
internal sealed class HistoryDatesAreSane : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var row in pack.Rows("history"))
        {
            var isPlans = row.Get<string>("measure") == "plans";
            var date = row.Get<string>("reference_date");
            var year = isPlans && date.EndsWith("-01", StringComparison.Ordinal) ? date[..^3] : isPlans ? "" : date;
            if (year.Length != 4 || !year.All(char.IsAsciiDigit))
                row.Report("reference_date", isPlans ? "Plans are counted in January." : "New and ceased plans are counted over a "
                    + "calendar year.", isPlans ? "Write 2024-01 for January 2024." : "Write 2024.");
        }
    }
}
