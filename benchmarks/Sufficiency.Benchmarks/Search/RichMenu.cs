using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Benchmarks.Search;

/// <summary>
/// The `menu` instances: near every town an optional special school, secondary base and post-16 centre.
/// </summary>
/// <remarks>Figures are round ones of their kind: they are for measuring the search, not for planning.</remarks>
internal static class RichMenu
{
    private static readonly Provenance Assumed = new("benchmark", "2026", Certainty.Assumed);

    private static readonly Kind[] Kinds =
    [
        new("special", "special school", ProvisionType.SpecialSchool, 120, 14.4e6, 1, 13, 10_000, 18_000),
        new("base", "secondary base", ProvisionType.ResourceBase, 20, 0.9e6, 7, 13, 6_000, 12_000),
        new("p16", "post-16 centre", ProvisionType.SpecialSchool, 40, 3.0e6, 12, 14, 10_000, 18_000),
    ];

    /// <summary>Adds the menu to a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="sites">Sites a town; none leaves the schemes as they are.</param>
    /// <param name="hasMinimumRolls">Whether new schools need a least roll.</param>
    public static PlanningDataset AddTo(PlanningDataset dataset, int sites, bool hasMinimumRolls)
    {
        if (sites == 0) return dataset;
        var (providers, schemes) = (dataset.Providers.ToList(), dataset.Schemes.ToList());
        foreach (var town in dataset.Areas.GroupBy(area => area.PlaceName, StringComparer.Ordinal))
        {
            var areas = town.OrderBy(area => area.Centroid.EastingMetres).ThenBy(area => area.Code).ToList();
            for (var site = 0; site < sites; site++)
            {
                var own = areas.Count < sites ? areas : areas[(site * areas.Count / sites)..((site + 1) * areas.Count / sites)];
                foreach (var kind in Kinds)
                    Add(kind, string.Create(CultureInfo.InvariantCulture, $"{town.Key.ToLowerInvariant().Replace(' ', '-')}-{site + 1}"),
                        own);
            }
        }

        return dataset with
        {
            Providers = [.. providers.OrderBy(provider => provider.Id)],
            Schemes = [.. schemes.OrderBy(scheme => scheme.Id)],
        };

        void Add(Kind kind, string place, List<HomeArea> areas)
        {
            var id = $"menu-{kind.Code}-{place}";
            var location = new GridPoint(Math.Round(areas.Average(area => area.Centroid.EastingMetres)),
                Math.Round(areas.Average(area => area.Centroid.NorthingMetres)));
            providers.Add(new()
            {
                Id = new(id),
                Name = $"New {kind.Name} near {place}",
                Type = kind.Type,
                DistrictName = areas[0].DistrictName,
                Location = location,
                Needs = NeedSet.Every,
                LowestYearGroup = new(kind.Lowest),
                HighestYearGroup = new(kind.Highest),
                PlaceFunding = new(kind.PlaceFunding),
                TopUp = new(kind.TopUp),
                HasUnlimitedPlaces = false,
                Provenance = Assumed,
            });
            schemes.Add(new()
            {
                Id = new(id),
                Name = providers[^1].Name,
                Provider = new(id),
                Status = SchemeStatus.Optional,
                EarliestOpening = new(2029),
                PlannedOpening = new(2030),
                PlacesByYearSinceOpening = [.. new[] { 0.4, 0.7, 1.0 }.Select(share => Math.Round(share * kind.Places))],
                Capital = new(kind.Capital),
                AssetLifeYears = 60,
                MinimumViableRoll = hasMinimumRolls && kind.Type == ProvisionType.SpecialSchool ? Math.Round(0.6 * kind.Places)
                : null,
                ViableFromYear = 3,
                Excludes = [],
                Requires = [],
                Provenance = Assumed,
            });
        }
    }

    private sealed record Kind(string Code, string Name, ProvisionType Type, int Places, double Capital, int Lowest, int Highest,
        double PlaceFunding, double TopUp);
}
