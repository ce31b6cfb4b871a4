using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Requests, assessments and new plans by age come to no more than those of all ages in the same year.</summary>
internal sealed class RequestsAddUp : IDatasetCheck
{
    private const double Tolerance = 0.5;
    private static readonly string[] Counts = ["requests", "assessments", "plans_issued", "new_plans"];

    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        foreach (var year in pack.Rows("requests").GroupBy(row => row.Get<int>("calendar_year")))
        {
            var bands = year.Where(row => row.Get<string>("age_band") != RequestCount.AllAges).ToList();
            if (year.Except(bands).FirstOrDefault() is { } all) Array.ForEach(Counts, column => Compare(all, bands, column));
        }
    }

    private static void Compare(TableRow all, IEnumerable<TableRow> bands, string column)
    {
        var byAge = bands.Sum(row => row.Find<double>(column) ?? 0.0);
        if (all.Find<double>(column) is not { } total || byAge <= total + Tolerance) return;
        all.Report(column,
            string.Create(CultureInfo.InvariantCulture,
                $"The {column} of the age bands come to {byAge:0.##}, more than those of all ages."),
            "Correct the row of all ages or a band of the same year.");
    }
}
