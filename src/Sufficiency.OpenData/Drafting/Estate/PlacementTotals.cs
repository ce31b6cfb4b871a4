using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>Placements in independent and non-maintained special schools over the Januaries that SEN2 counts.</summary>
/// <remarks>
/// How fast supply can grow shows in all specialist placements together: those in bases, special schools and beyond. A draft keeps its own
/// schools at their places of today, so what an authority found for more pupils each year can only be bought.
/// </remarks>
internal static class PlacementTotals
{
    private const double MostGrowth = 0.1;

    /// <summary>The rows of pack_totals.csv.</summary>
    public static IReadOnlyList<DraftFigure> Of(EstateMaterial material)
    {
        var counts = Counts(material);
        var (first, last) = (counts[0], counts[^1]);
        var rises = counts.Zip(counts.Skip(1),
            (a, b) => (From: a, To: b, Rise: (b.Specialist - a.Specialist) / (b.January - a.January))).ToArray();
        var largest = rises.OrderByDescending(pair => pair.Rise).ThenBy(pair => pair.To.January).FirstOrDefault();
        var years = last.January - first.January;
        var growth = first.Plans > 0.0 && last.Plans > 0.0 && years > 0 ? Math.Pow(last.Plans / first.Plans, 1.0 / years) - 1.0 : 0.0;
        var clamped = Math.Round(Math.Clamp(growth, 0.0, MostGrowth), 3);
        if (growth is < 0.0 or > MostGrowth)
            material.Note($"Independent and non-maintained placements went from {first.Plans:0} to {last.Plans:0} in the {years} years to "
                + $"January {last.January} ({growth:+0.0%;-0.0%} a year): agreed places are taken to grow {clamped:0%} a year.");
        const string Release = "DfE, Education, health and care plans";
        return
        [
            new("out_of_county.plans", last.Plans, "pupils",
                $"{Release}: independent and non-maintained special schools, January {last.January}", material.CountDate, Certainty.Found),
            new("out_of_county.yearly_growth", Math.Max(1.0, Math.Round(largest.Rise)), "places a year",
                rises.Length == 0 || largest.Rise < 1.0 ? "No yearly rise on record: one place a year is the least that is taken to be had"
                : $"Largest yearly rise of plans in bases, special schools and beyond since January {first.January} "
                    + $"({largest.From.Specialist:0} to {largest.To.Specialist:0} in the year to January {largest.To.January}): schools "
                    + "here keep their places, so agreed and further places bought are taken to grow as fast, and no faster",
                material.CountDate, Certainty.Derived),
            new("agreed.yearly_growth", clamped, "share a year",
                $"Those placements went from {first.Plans:0} to {last.Plans:0} in the {years} years to January {last.January}; held "
                    + $"between 0 and {MostGrowth:0%} a year", $"{first.January}-{last.January}", Certainty.Derived),
        ];
    }

    /// <summary>Counts up to the base January; a January without the count is left out.</summary>
    private static List<(int January, double Plans, double Specialist)> Counts(EstateMaterial material)
    {
        static double Specialist(double[] plans) =>
            plans[(int)Setting.ResourceBase] + plans[(int)Setting.SpecialSchool] + plans[(int)Setting.OutOfCounty];
        var (counts, withheld) = (new List<(int January, double Plans, double Specialist)>(), new List<int>());
        foreach (var january in material.Input.Release.Januaries.Where(january => january < material.January))
        {
            try
            {
                var plans = material.Input.Release.PlansBySetting(january);
                counts.Add((january, plans[(int)Setting.OutOfCounty], Specialist(plans)));
            }
            catch (DataIssueException)
            {
                withheld.Add(january);
            }
        }

        if (withheld.Count > 0)
            material.Note($"SEN2 gives no full count of placements for January {string.Join(", ", withheld)}: left out of their growth.");
        counts.Add((material.January, material.PlansIn(Setting.OutOfCounty), Specialist(material.Plans)));
        return counts;
    }
}
