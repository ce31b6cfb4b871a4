using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Packs.Plausibility;

/// <summary>Plans for each hundred residents of an age, residents of a home area and pupils who wait are like England's.</summary>
internal sealed class PlansAreLikeEnglands : IPlausibilityCheck
{
    private const double FewestResidents = 200.0;
    private const int OldestPupil = 18;

    /// <inheritdoc />
    public void Look(JudgedPack pack)
    {
        LookAtAreas(pack);
        if (!pack.Pack.AreWhole("plans")) return;
        var plans = pack.Pack.Rows("plans").GroupBy(row => AgeBands.AgeOf(row.YearGroup("year_group")))
            .ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Number("plans")));
        LookAtWaiting(pack, plans);
        var residents = AgeBands.Residents(pack);
        foreach (var (band, youngest, oldest) in AgeBands.All)
        {
            var ages = Enumerable.Range(youngest, oldest - youngest + 1).ToList();
            var (held, people) = (ages.Sum(age => plans.GetValueOrDefault(age)), ages.Sum(age => residents.GetValueOrDefault(age)));
            if (people >= FewestResidents) pack.Judge($"plans_of_england.{band}", 100.0 * held / people, "plans", "plans");
        }
    }

    private static void LookAtWaiting(JudgedPack pack, Dictionary<int, double> plans)
    {
        if (!pack.Pack.AreWhole("initial_waiting")) return;
        var placed = plans.Where(pair => pair.Key is >= 4 and <= 18).Sum(pair => pair.Value);
        if (placed > 0.0)
            pack.Judge("waiting_share", pack.Pack.Rows("initial_waiting").Sum(row => row.Number("pupils")) / placed, "initial_waiting",
                "pupils");
    }

    private static void LookAtAreas(JudgedPack pack)
    {
        if (!pack.Pack.AreWhole("population", "home_areas")) return;
        var residents = new Dictionary<(string, int), double>();
        foreach (var row in pack.Pack.Rows("population").Where(row => row.Get<int>("age") <= OldestPupil)) // students live in few areas
        {
            var key = (row.Get<string>("area_code"), row.Get<int>("year"));
            residents[key] = residents.GetValueOrDefault(key) + row.Number("persons");
        }

        var most = residents.GroupBy(pair => pair.Key.Item1, StringComparer.Ordinal)
            .ToDictionary(area => area.Key, area => area.Max(pair => pair.Value), StringComparer.Ordinal);
        foreach (var row in pack.Pack.Rows("home_areas"))
        {
            if (most.TryGetValue(row.Get<string>("area_code"), out var people)) pack.Judge("area_residents", people, row, "area_code");
        }
    }
}
