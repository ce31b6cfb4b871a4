using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Money;

/// <summary>Spreads the capital of the schemes that open over the years in which it is spent.</summary>
internal static class CapitalSpending
{
    /// <summary>Capital by plan, scheme, year and funder.</summary>
    public static IReadOnlyList<CapitalYear> Rows(PlanningDataset dataset, PlanTables plan, PlanTables doMinimum) =>
        [.. Of(dataset, "do_minimum", doMinimum.Schemes).Concat(Of(dataset, "plan", plan.Schemes))];

    /// <summary>Years before its opening over which a scheme's capital is spent: those of building,
    /// no more than its own lead time.</summary>
    private static int LeadYears(PlanningDataset dataset, string scheme) =>
        dataset.Schemes.FirstOrDefault(one => string.Equals(one.Id.Value, scheme, StringComparison.Ordinal)) is { } found
            ? Math.Min(dataset.CapitalLeadYears, found.LeadYears ?? dataset.CapitalLeadYears) : 0;

    /// <summary>Who pays how much of a capital sum; what no row names is not found. A funder pays no more than is left.</summary>
    public static IEnumerable<(string Funder, double Gbp)> Funders(IEnumerable<SchemeFunding> funding, double capital)
    {
        var (rows, left) = (funding.ToList(), capital);
        foreach (var row in rows.OrderBy(row => row.Amount is null))
        {
            var paid = Math.Min(left, row.Amount?.Value ?? left);
            left -= paid;
            if (paid > 0.0) yield return (row.Funder, paid);
        }

        if (left > 0.0) yield return (SchemeFunding.NotFound, left);
    }

    /// <summary>Capital of one plan's schemes.</summary>
    public static IEnumerable<CapitalYear> Of(PlanningDataset dataset, string plan, IReadOnlyList<SchemeRow> schemes)
    {
        var funding = dataset.SchemeFunding.ToLookup(row => row.Scheme.Value, StringComparer.Ordinal);
        return from scheme in schemes
               where scheme.OpeningYear is not null
               from year in Years(scheme.OpeningYear!.Value, LeadYears(dataset, scheme.SchemeId))
               from part in Funders(funding[scheme.SchemeId], scheme.CapitalGbp).OrderBy(part => part.Funder, StringComparer.Ordinal)
               select new CapitalYear(plan, scheme.SchemeId, year.Year, part.Funder, part.Gbp * year.Share);
    }

    private static IEnumerable<(int Year, double Share)> Years(int opening, int lead) =>
        lead == 0 ? [(opening, 1.0)] : Enumerable.Range(opening - lead, lead).Select(year => (year, 1.0 / lead));
}
