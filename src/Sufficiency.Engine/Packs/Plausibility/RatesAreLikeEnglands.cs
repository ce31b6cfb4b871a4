using Sufficiency.Engine.Packs.Tables;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Rates of new plans, ceasing and moves are of the size of England's.</summary>
internal sealed class RatesAreLikeEnglands : IPlausibilityCheck
{
    private const int LastOfSchoolAge = 14; // 15 on 31 August is Year 11, after which many plans end
    private const int LastBeforeAdults = 18;
    private const int AgeOfTransferToColleges = 16; // most who leave special schools then move to mainstream colleges

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        foreach (var row in pack.Pack.Rows("rates"))
        {
            if (CheckOf(row) is { } check) pack.Judge(check, row.Number("value"), row, "value");
        }

        if (pack.Pack.AreWhole("rates")) LookAtNewPlans(pack);
    }

    private static string? CheckOf(TableRow row)
    {
        var age = AgeBands.AgeOf(row.YearGroup("year_group"));
        return row.Get<string>("rate") switch
        {
            "ceasing" when age <= LastOfSchoolAge => "ceasing.school_age",
            "ceasing" when age <= LastBeforeAdults => "ceasing.post_sixteen",
            "escalation" when age < AgeOfTransferToColleges => "escalation",
            "elsewhere" => "elsewhere",
            _ => null,
        };
    }

    /// <summary>The rates of all needs together, on average over the ages of a band.</summary>
    private static void LookAtNewPlans(JudgedPack pack)
    {
        var byAge = pack.Pack.Rows("rates").Where(row => row.Get<string>("rate") == "new_plans")
            .GroupBy(row => AgeBands.AgeOf(row.YearGroup("year_group")))
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Number("value")));
        foreach (var (band, youngest, oldest) in AgeBands.All)
        {
            if (PlausibleRanges.Find($"new_plans.{band}") is not { } range) continue;
            var ages = Enumerable.Range(youngest, oldest - youngest + 1).ToList();
            pack.Judge(range.Check, ages.Average(age => byAge.GetValueOrDefault(age)), "rates", "value");
        }
    }
}
