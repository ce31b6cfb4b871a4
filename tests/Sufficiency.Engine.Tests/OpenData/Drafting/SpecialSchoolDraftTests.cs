using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

public sealed class SpecialSchoolDraftTests
{
    private const string GivenHeader =
        "urn,former_urn,name,status,town,easting,northing,age_low,age_high,need_codes,places,nor,nor_ehcp,nor_date\n";

    private static readonly InventedSchool Hazel = new("200001", InventedAuthority.Special, "Hazel School")
    {
        Ages = "5,16",
        Capacity = "100",
        Pupils = "80",
        Needs = "ASD - Autistic Spectrum Disorder;BESD - Behaviour;Not Applicable",
    };

    private static readonly InventedSchool Foreign = new("300001", InventedAuthority.Special, "Pear School")
    {
        Authority = "902",
        East = 460_000,
        Pupils = "50",
    };

    private static readonly InventedAuthority Authority = new()
    {
        Schools = [Hazel, Foreign],
        Census = ["200001,State-funded special school,80,80,"],
        InSpecial = 80,
    };

    [Fact]
    public void ASchoolOfTheFullRegisterHasItsNeedsAgesAndPlaces()
    {
        using var estate = Authority.Estate().Draft();

        var school = Assert.Single(estate.Fact("special_schools.csv"));
        Assert.Equal(("ASD;SEMH", "5", "16", "100", "80"),
            (school["need_codes"], school["age_low"], school["age_high"], school["places"], school["nor"]));
        Assert.Equal([("2024", "80"), ("2025", "100")], Places(estate));
    }

    [Fact]
    public void PlacesThatStandEmptyFillByAShareAYear()
    {
        using var estate = Authority.Estate().Draft().Build();

        Assert.Equal(["80", "83", "86", "89"], PlacesByYear(estate), StringComparer.Ordinal);
    }

    [Fact]
    public void PupilsOfOtherAuthoritiesTakeTheirShareOfThePlaces()
    {
        using var estate = (Authority with { InSpecial = 40 }).Estate().Draft();

        Assert.Equal([("2024", "40"), ("2025", "50")], Places(estate));
        Assert.Equal(0, estate.Figure("neighbour.plans"));
        Assert.Contains(estate.Result.Notes, note => note.Contains("at least 40 come from other authorities", StringComparison.Ordinal));
    }

    [Fact]
    public void PlansBeyondTheRollAreWithNeighbours()
    {
        using var estate = (Authority with { InSpecial = 95 }).Estate().Draft().Build();

        Assert.Equal(15, estate.Figure("neighbour.plans"));
        var neighbour = Assert.Single(estate.Built("providers.csv"), row => row["market"] == "neighbouring_authority");
        Assert.Equal("neighbours-topaz", neighbour["provider_id"]);
        Assert.All(estate.Built("provider_places.csv").Where(row => row["provider_id"] == "neighbours-topaz"),
            row => Assert.Equal("15", row["places"]));
    }

    [Fact]
    public void AnAuthorityWithoutASpecialSchoolHasAllItsPlansWithNeighbours()
    {
        using var estate = (Authority with { Schools = [Foreign], Census = [] }).Estate().Draft().Build();

        Assert.Equal(80, estate.Figure("neighbour.plans"));
        Assert.Empty(estate.Fact("special_schools.csv"));
        Assert.Contains(estate.Result.Notes, note => note.Contains("no state special school: all 80 plans", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutAnyKnownNeighbourOneProviderWithoutAPointHoldsThem()
    {
        using var estate = (Authority with { Schools = [], Census = [] }).Estate().Draft().Build();

        var neighbour = Assert.Single(estate.Built("providers.csv"), row => row["market"] == "neighbouring_authority");
        Assert.Equal(("", "25"), (neighbour["easting"], neighbour["assumed_km"]));
    }

    [Fact]
    public void PlacesEndWhereASchoolIsProposedToClose()
    {
        using var estate = (Authority with { Schools = [Hazel with { Status = "\"Open, but proposed to close\"", Closes = "31-08-2026" }] })
            .Estate().Draft().Build();

        Assert.Equal(["80", "83", "0", "0"], PlacesByYear(estate), StringComparer.Ordinal);
    }

    [Fact]
    public void ANewSchoolFillsToItsCapacityWithinFourYears()
    {
        var school = Hazel with { Type = "Free schools special", Opened = "01-09-2023" };
        using var estate = (Authority with { Schools = [school], Census = ["200001,State-funded special school,40,40,"], InSpecial = 40 })
            .Estate().Draft().Build();

        Assert.Equal(["40", "70", "100", "100"], PlacesByYear(estate), StringComparer.Ordinal);
    }

    [Fact]
    public void ACapacityFarBelowTheRollIsOutOfDateAndOneALittleBelowIsNot()
    {
        using var old = (Authority with { Schools = [Hazel with { Capacity = "60" }] }).Estate().Draft();
        using var tight = (Authority with { Schools = [Hazel with { Capacity = "75" }] }).Estate().Draft();

        Assert.Equal([("2024", "80")], Places(old));
        Assert.Equal([("2024", "75")], Places(tight));
    }

    [Fact]
    public void PlaceNumbersOfTheLatestYearComeBeforeTheRegister()
    {
        const string Numbers = "URN,2024 to 2025 special school places,2025 to 2026 special school places pre-16,"
            + "2025 to 2026 special school places post-16,2025 to 2026 hospital education places\n200001,70,80,10,5\n";
        using var estate = (Authority with { PlaceNumbers = Numbers }).Estate().Draft();

        Assert.Equal([("2024", "80"), ("2025", "90")], Places(estate));
    }

    [Fact]
    public void AHospitalSchoolIsLeftOutWithItsReason()
    {
        var hospital = new InventedSchool("200002", InventedAuthority.Special, "Ward Hospital School") { Pupils = "20" };
        using var estate = (Authority with { Schools = [Hazel, hospital] }).Estate().Draft().Build();

        Assert.Equal("200002", Assert.Single(estate.Recipe("excluded_schools.csv"))["urn"]);
        Assert.DoesNotContain(estate.Built("providers.csv"), row => row["urn"] == "200002");
    }

    [Fact]
    public void AnAcademyWithANewUrnIsKnownByItsNumberInTheAuthority()
    {
        var academy = Hazel with { Urn = "200009", Number = "7001", Pupils = "" };
        using var estate = (Authority with { Schools = [academy], Census = ["200001,State-funded special school,80,78,7001"] })
            .Estate().Draft();

        var school = Assert.Single(estate.Fact("special_schools.csv"));
        Assert.Equal(("200009", "200001", "80", "78"), (school["urn"], school["former_urn"], school["nor"], school["nor_ehcp"]));
    }

    [Fact]
    public void ASchoolOnTwoSitesMayBeTwoRowsOfAGivenSheet()
    {
        using var estate = Authority.Estate().Given("special_schools.csv", GivenHeader
            + "200001,,Hazel North,open,Amberton,450000,200000,5,11,ASD,50,48,48,2025-01\n"
            + "200001-2,,Hazel South,open,Amberton,450000,190000,11,16,*,40,32,32,2025-01\n").Draft().Build();

        var sites = estate.Built("providers.csv").Where(row => row["provision_type"] == "special_school").ToArray();
        Assert.Equal(["urn-200001", "urn-200001-2"], sites.Select(row => row["provider_id"]), StringComparer.Ordinal);
        Assert.All(sites, row => Assert.Equal("200001", row["urn"]));
        Assert.Equal("*", sites[1]["needs"]);
    }

    [Theory]
    [InlineData("200001", "this URN stands twice", "200001-2 for the second")]
    [InlineData("300001", "Pear School stands in Topaz, not in Amber", "neighbouring schools")]
    public void ARowTwiceOrOfAnotherAuthorityIsRefusedWithItsLine(string urn, string problem, string advice)
    {
        using var estate = Authority.Estate().Given("special_schools.csv", GivenHeader
            + "200001,,Hazel,open,Amberton,450000,200000,5,11,ASD,50,48,48,2025-01\n"
            + $"{urn},,Other,open,Amberton,450000,190000,11,16,ASD,40,32,32,2025-01\n");

        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => estate.Draft()).Issues);

        Assert.Equal(("special_schools.csv", 3, "urn", urn), (issue.File, issue.Line, issue.Column, issue.Value));
        Assert.Contains(problem, issue.Problem, StringComparison.Ordinal);
        Assert.Contains(advice, issue.Advice, StringComparison.Ordinal);
    }

    private static string[] PlacesByYear(DraftedEstate estate) => [.. estate.Built("provider_places.csv")
        .Where(row => row["provider_id"] == "urn-200001").Select(row => row["places"])];

    private static IEnumerable<(string, string)> Places(DraftedEstate estate) =>
        estate.Recipe("special_places.csv").Select(row => (row["from_academic_year"], row["places"]));
}
