using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>What one more place would save, read from the prices of the rows of places.</summary>
internal static class PlaceValueTable
{
    /// <summary>A row for each limited provider, year and phase with places of its own; one a year where no phase has any.</summary>
    public static IEnumerable<PlaceValueRow> Rows(PlanModel model, double[] rowPrices)
    {
        if (rowPrices.Length == 0) yield break;
        var data = model.Basis.Data;
        for (var p = 0; p < data.Providers.Count; p++)
        {
            if (!data.HasPool(p, PlacePools.Whole)) continue;
            for (var t = 0; t < data.YearCount; t++)
            {
                foreach (var pool in data.PhasePools(p).DefaultIfEmpty(PlacePools.Whole))
                {
                    yield return new()
                    {
                        ProviderId = data.Providers[p].Id.Value,
                        AcademicYear = data.StartYear(t),
                        Phase = PlacePools.PhaseOf(pool)?.ToTableCode(),
                        OfSchoolGbp = Saving(p, PlacePools.Whole, t),
                        OfPhaseGbp = pool == PlacePools.Whole ? 0.0 : data.Flex(pool) * Saving(p, pool, t),
                    };
                }
            }
        }

        double Saving(int provider, int pool, int year) =>
            Math.Max(0.0, -rowPrices[model.PlacesRows[(provider, pool, year)]]);
    }

    /// <summary>The phase where a place would save most, for each provider and year.</summary>
    public static IEnumerable<MarginalValueRow> Greatest(IEnumerable<PlaceValueRow> rows) => rows
        .GroupBy(row => (row.ProviderId, row.AcademicYear))
        .Select(group => group.Aggregate((most, row) => row.OfPhaseGbp > most.OfPhaseGbp ? row : most))
        .Select(row => new MarginalValueRow(row.ProviderId, row.AcademicYear, row.Phase, row.ValueGbp));
}
