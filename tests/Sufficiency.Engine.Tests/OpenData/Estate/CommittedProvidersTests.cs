using System.Globalization;
using Sufficiency.Engine.Domain.Pupils;

namespace Sufficiency.Engine.Tests.OpenData.Estate;

public sealed class CommittedProvidersTests
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Providers = CommittedPack.Oxfordshire.Table("providers.csv");
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Places =
        [.. CommittedPack.Oxfordshire.Table("provider_places.csv").Where(row => row["phase"].Length == 0)];

    public static TheoryData<string> Packs => ["oxfordshire", "as-announced-2023"];

    [Fact]
    public void FourteenOpenSpecialSchoolsHold1426PupilsAndTheHospitalSchoolIsLeftOut()
    {
        var open = Providers.Where(row => row["provision_type"] == "special_school" && row["urn"].Length > 0).ToArray();

        Assert.Equal(14, open.Length);
        Assert.Equal(1426, open.Sum(row => row.Number("plans_on_roll")));
        Assert.DoesNotContain(Providers, row => row["urn"] == "123337");
    }

    [Fact]
    public void TheAverageSpecialPlaceCostsWhatTheRecipeSays()
    {
        var open = Providers.Where(row => row["provision_type"] == "special_school" && row["urn"].Length > 0).ToArray();

        var mean = open.Sum(row => row.Number("plans_on_roll") * (row.Number("place_funding_gbp") + row.Number("top_up_gbp"))) / 1426;

        Assert.Equal(29_000, mean, 5.0);
    }

    [Fact]
    public void All292StateMainstreamSchoolsAndTheCollegesAreThere()
    {
        var mainstream = Providers.Where(row => row["provision_type"] == "mainstream").ToArray();

        Assert.Equal(292, mainstream.Count(row => row["lowest_year_group"] != "12"));
        Assert.Equal(5, mainstream.Count(row => row["lowest_year_group"] == "12"));
        Assert.Equal(7, mainstream.Count(row => row.Number("highest_year_group") < 0));
        Assert.All(mainstream, row => Assert.Equal("*", row["needs"]));
    }

    [Fact]
    public void BasesHaveThe126FundedAcademyPlacesAndThe13OfOtherSchools()
    {
        var places = PlacesIn("resource_base", 2024);

        Assert.Equal(126 + 13, places.Values.Sum());
        Assert.Equal(13, places["urn-123074-base"] + places["urn-132057-base"]);
    }

    [Fact]
    public void OutOfCountyPlacesStartAtTheCountAndGrowNoFasterThanOnRecord()
    {
        for (var year = 2024; year < 2035; year++)
        {
            var (now, next) = (PlacesIn("out_of_county", year), PlacesIn("out_of_county", year + 1));
            var further = CommittedPack.Oxfordshire.Table("tranche_places.csv")
                .Where(row => row["academic_year"] == (year + 1).ToString(CultureInfo.InvariantCulture)).Sum(row => row.Number("places"));
            Assert.Equal((434 * Math.Pow(1.04, year - 2024)) + 39, now.Values.Sum(), 0.5);
            Assert.Equal(434 + 39 + (92 * (year + 1 - 2024)), next.Values.Sum() + further, 2.0);
        }
    }

    [Fact]
    public void PlacesOfPhasesAddUpToThoseOfTheSchool()
    {
        var whole = Places.ToDictionary(row => (row["provider_id"], row["academic_year"]), row => row.Number("places"));
        var phases = CommittedPack.Oxfordshire.Table("provider_places.csv").Where(row => row["phase"].Length > 0)
            .GroupBy(row => (row["provider_id"], row["academic_year"])).ToList();

        Assert.NotEmpty(phases);
        Assert.All(phases, school => Assert.Equal(whole[school.Key], school.Sum(row => row.Number("places")), 1e-9));
    }

    [Fact]
    public void NeighbouringAuthoritiesHoldThe39PlansThatNoSchoolHereDoes()
    {
        var neighbours = Providers.Where(row => row["provider_id"].StartsWith("neighbours-", StringComparison.Ordinal)).ToArray();
        var places = PlacesIn("out_of_county", 2025);

        Assert.Equal(12, neighbours.Length);
        Assert.Equal(39, neighbours.Sum(row => places[row["provider_id"]]));
        Assert.All(neighbours, row => Assert.True(places[row["provider_id"]] is >= 1 and <= 9, row["name"]));
    }

    [Fact]
    public void NoSchoolOutOfCountyHasMorePlacesForThisAuthorityThanPupilsWithPlans()
    {
        var last = PlacesIn("out_of_county", 2034);

        Assert.All(Providers.Where(row => row["provision_type"] == "out_of_county" && row["plans_on_roll"].Length > 0),
            row => Assert.True(last[row["provider_id"]] <= row.Number("plans_on_roll"), row["name"]));
    }

    [Fact]
    public void TheAverageOutOfCountyFeeIsTheRecipes()
    {
        var places = PlacesIn("out_of_county", 2024);
        var independent = Providers.Where(row => row["provision_type"] == "out_of_county" && row["top_up_gbp"] != "29000").ToArray();

        Assert.Equal(71_000, independent.Sum(row => places[row["provider_id"]] * row.Number("top_up_gbp")) / 434, 1_500.0);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void LimitedProvidersHaveOneRowAYearAndUnlimitedOnesNone(string name)
    {
        var pack = name == "oxfordshire" ? CommittedPack.Oxfordshire : CommittedPack.AsAnnounced;
        var rows = pack.Table("provider_places.csv").Where(row => row["phase"].Length == 0)
            .ToLookup(row => row["provider_id"], StringComparer.Ordinal);
        var first = name == "oxfordshire" ? 2024 : 2022;

        Assert.All(pack.Table("providers.csv"), row => Assert.Equal(
            row["has_unlimited_places"] == "yes" ? [] : Enumerable.Range(first, name == "oxfordshire" ? 12 : 11),
            rows[row["provider_id"]].Select(places => (int)places.Number("academic_year"))));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void EveryProviderNamesItsSourceAndStandsSomewhere(string name)
    {
        var rows = (name == "oxfordshire" ? CommittedPack.Oxfordshire : CommittedPack.AsAnnounced).Table("providers.csv");

        Assert.All(rows, row => Assert.NotEmpty(row["source"]));
        Assert.All(rows, row => Assert.True(row["easting"].Length > 0 != row["assumed_km"].Length > 0, row["name"]));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void EveryNeedHasAStateSpecialSchoolToGoToIntoSecondary(string name)
    {
        var special = (name == "oxfordshire" ? CommittedPack.Oxfordshire : CommittedPack.AsAnnounced).Table("providers.csv")
            .Where(row => row["provision_type"] == "special_school" && row["urn"].Length > 0 && row.Number("lowest_year_group") <= 7
                && row.Number("highest_year_group") >= 11)
            .ToArray();

        Assert.All(NeedCodes.All,
            need => Assert.Contains(special, row => row["needs"].Split(';').Contains(need.ToCode(), StringComparer.Ordinal)));
    }

    [Fact]
    public void AProviderOfBothPacksCostsTheSameInBoth()
    {
        var then = CommittedPack.AsAnnounced.Table("providers.csv").ToDictionary(row => row["provider_id"], StringComparer.Ordinal);

        Assert.All(Providers.Where(row => then.ContainsKey(row["provider_id"])), row => Assert.Equal(
            (row["place_funding_gbp"], row["top_up_gbp"], row["needs"]),
            (then[row["provider_id"]]["place_funding_gbp"], then[row["provider_id"]]["top_up_gbp"], then[row["provider_id"]]["needs"])));
    }

    private static Dictionary<string, double> PlacesIn(string type, int year)
    {
        var ids = Providers.Where(row => row["provision_type"] == type).Select(row => row["provider_id"]).ToHashSet(StringComparer.Ordinal);
        return Places.Where(row => ids.Contains(row["provider_id"]) && (int)row.Number("academic_year") == year)
            .ToDictionary(row => row["provider_id"], row => row.Number("places"), StringComparer.Ordinal);
    }
}
