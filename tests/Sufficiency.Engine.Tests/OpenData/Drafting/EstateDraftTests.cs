using Sufficiency.Engine.Packs.Issues;
using Sufficiency.OpenData.Estate;

namespace Sufficiency.Engine.Tests.OpenData.Drafting;

public sealed class EstateDraftTests
{
    private static readonly InventedSchool Base = new("100003", "Community school", "Ash Primary School")
    {
        Phase = "Primary",
        Ages = "4,11",
        Needs = "SLCN - Speech",
        Bases = "9,12,7,",
    };

    [Fact]
    public void BasesOfOneHostAreOneRowAndTheRestOfSen2IsPooledByDistrict()
    {
        using var estate = new InventedAuthority { Schools = [Base], InBases = (27, 12) }.Estate().Draft().Build();

        // The host has 12 places and a unit with 7 on roll. Districts hold three children in four and one in four.
        Assert.Equal([("bases-north-primary", "6"), ("bases-north-secondary", "9"), ("bases-south-primary", "2"),
            ("bases-south-secondary", "3"), ("urn-100003-base", "19")], Bases(estate));
        Assert.Equal(["*", "*", "*", "*", "SLCN"], estate.Recipe("base_places.csv").Select(row => row["needs"]),
            StringComparer.Ordinal);
    }

    [Fact]
    public void WithoutPupilsInBasesThereIsNoBase()
    {
        using var estate = new InventedAuthority().Estate().Draft().Build();

        Assert.Empty(estate.Recipe("base_places.csv"));
        Assert.DoesNotContain(estate.Built("providers.csv"), row => row["provision_type"] == "resource_base");
    }

    [Fact]
    public void AGivenListOfBasesWinsAndAHostInAnotherAuthorityIsRefused()
    {
        const string Header = "urn,name,need_codes,places,pupils_on_roll,status\n";
        var authority = new InventedAuthority
        {
            Schools = [Base, new("300002", "Community school", "Plum Primary School") { Authority = "902", Phase = "Primary" }],
            InBases = (20, 0),
        };
        using var good = authority.Estate().Given("resource_bases.csv", Header + "100001,Oak,ASD,20,,open\n").Draft().Build();
        using var foreign = authority.Estate().Given("resource_bases.csv", Header + "300002,Plum,ASD,20,,open\n");

        Assert.Equal(("urn-100001-base", "20"), Assert.Single(Bases(good)));
        var issue = Assert.Single(Assert.Throws<DataIssueException>(() => foreign.Draft()).Issues);
        Assert.Equal(("resource_bases.csv", 2, "300002"), (issue.File, issue.Line, issue.Value));
    }

    [Fact]
    public void AProposedSpecialSchoolIsACommittedScheme()
    {
        var school = new InventedSchool("400001", "Free schools special", "New School")
        {
            Status = "Proposed to open",
            Opened = "01-09-2026",
            Capacity = "60",
            Ages = "7,16",
            Needs = "SEMH - Social",
        };
        using var estate = new InventedAuthority { Schools = [school] }.Estate().Draft().Build();

        var scheme = Assert.Single(estate.Built("schemes.csv"));
        Assert.Equal(("committed", "2026", "8700000", "urn-400001"),
            (scheme["status"], scheme["planned_opening"], scheme["capital_gbp"], scheme["provider_id"]));
        Assert.Equal(["24", "42", "60"], estate.Built("scheme_places.csv").Select(row => row["places"]), StringComparer.Ordinal);
        Assert.Equal("government_grant", Assert.Single(estate.Recipe("scheme_funding.csv"))["funder"]);
        Assert.Contains(estate.Built("providers.csv"), row => row["provider_id"] == "urn-400001" && row["lowest_year_group"] == "3");
    }

    [Fact]
    public void WithoutAnIndependentSchoolEveryPlacementIsFurtherAway()
    {
        using var estate = new InventedAuthority { Independent = [30, 24] }.Estate().Draft().Build();

        Assert.Equal((0, 0), (estate.Figure("out_of_county.in_county_share"), estate.Figure("out_of_county.in_reach_share")));
        Assert.Equal((1, 0), (estate.Figure("out_of_county.yearly_growth"), estate.Figure("agreed.yearly_growth")));
        Assert.All(estate.Built("provider_places.csv").Where(row => row["provider_id"] == "placements-further-away"),
            row => Assert.Equal("24", row["places"]));
    }

    [Fact]
    public void PlacementsNearbyNeverExceedThePupilsOfTheSchools()
    {
        InventedSchool School(string urn, string authority, string pupils) => new(urn, "Other independent special school")
        {
            Authority = authority,
            Pupils = pupils,
            East = 455_000,
        };
        using var estate = new InventedAuthority
        {
            Schools = [School("500001", "901", "20"), School("500002", "902", "200")],
            Independent = [100, 110],
        }.Estate().Draft().Build();

        // A fifth of 110 placements is all that the authority's school can hold; the rest of three in four is sought near it.
        Assert.Equal(0.182, estate.Figure("out_of_county.in_county_share"));
        Assert.Equal(0.568, estate.Figure("out_of_county.in_reach_share"));
        Assert.Equal((10, 0.1), (estate.Figure("out_of_county.yearly_growth"), estate.Figure("agreed.yearly_growth")));
    }

    [Fact]
    public void RoundingNeverGivesMorePlacesThanThereAre()
    {
        Assert.Equal([1.0, 1.0, 0.0, 0.0], WholePlaces.Within([0.5, 0.5, 0.5, 0.5], 2.0));
        Assert.Equal([1.0, 2.0], WholePlaces.Within([1.4, 1.6], 4.0));
    }

    [Fact]
    public void TheNearestCollegeIsTakenWhereNoneStandsInTheAuthority()
    {
        InventedSchool College(string urn, int east) => new(urn, "Further education", "A College") { Authority = "902", East = east };
        using var estate = new InventedAuthority { Schools = [College("600001", 500_000), College("600002", 480_000)] }
            .Estate().Draft().Build();

        Assert.Equal("urn-600002", Assert.Single(estate.Recipe("colleges.csv"))["provider_id"]);
        Assert.Contains(estate.Built("providers.csv"), row => row["provider_id"] == "urn-600002" && row["easting"] == "480000");
    }

    [Fact]
    public void TheSameInputsGiveTheSameBytesAndNameNoOtherCounty()
    {
        var authority = new InventedAuthority
        {
            Schools = [Base, new("200001", InventedAuthority.Special) { Pupils = "70" }],
            InBases = (27, 12),
            InSpecial = 40,
        };
        using var first = authority.Estate().Draft();
        using var second = authority.Estate().Draft();

        foreach (var file in Directory.EnumerateFiles(first.At(), "*.csv", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.Equal(text, File.ReadAllText(second.At(Path.GetRelativePath(first.At(), file))));
            Assert.DoesNotContain("Oxfordshire", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(first.Result.Notes, second.Result.Notes);
    }

    private static IEnumerable<(string Id, string Places)> Bases(DraftedEstate estate)
    {
        var places = estate.Built("provider_places.csv").Where(row => row["academic_year"] == "2024")
            .ToDictionary(row => row["provider_id"], row => row["places"], StringComparer.Ordinal);
        return estate.Built("providers.csv").Where(row => row["provision_type"] == "resource_base")
            .Select(row => (row["provider_id"], places[row["provider_id"]]));
    }
}
