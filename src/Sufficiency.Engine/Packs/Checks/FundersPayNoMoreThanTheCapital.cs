using System.Globalization;

namespace Sufficiency.Engine.Packs.Checks;

/// <summary>The funders of a scheme pay no more than its capital, and one at most pays the rest.</summary>
internal sealed class FundersPayNoMoreThanTheCapital : IDatasetCheck
{
    /// <inheritdoc />
    public void Check(CheckedPack pack)
    {
        var capital = pack.Rows("schemes").ToDictionary(row => row.Get<string>("scheme_id"), row =>
            row.Number("capital_gbp"), StringComparer.Ordinal);
        foreach (var rows in pack.Rows("scheme_funding").GroupBy(row => row.Get<string>("scheme_id"), StringComparer.Ordinal))
        {
            if (!capital.TryGetValue(rows.Key, out var whole)) continue;
            var (paid, last) = (rows.Sum(row => row.Find<double>("amount_gbp") ?? 0.0), rows.Last());
            if (paid > whole + 0.005)
                last.Report("amount_gbp",
                    string.Create(CultureInfo.InvariantCulture,
                        $"The funders of {last.Label} pay £{paid:N0}, more than its capital of £{whole:N0}."),
                    "Lower an amount, or leave one empty for what the others leave.");
            if (rows.Where(row => row.Find<double>("amount_gbp") is null).Skip(1).FirstOrDefault() is { } second)
                second.Report("amount_gbp", $"Two funders pay what is left of {second.Label}.", "Give one of the two an amount.");
        }
    }
}
