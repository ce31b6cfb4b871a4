using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>A scheme in one row: read from YAML and CSV, written again, and refused with every fault.</summary>
public sealed class AddedSchemeTests
{
    private const string School = """
        name: Orchard School
        kind: new_school
        postcode: OX14 1AA
        places: 40;80;120
        needs: ASD;SEMH
        ages: 7 to 18
        opens: 2027
        capital_gbp: 17400000

        """;

    [Fact]
    public void ARowSaysWhatAnOfficerKnows()
    {
        var scheme = Assert.Single(AddedScheme.Parse(School));

        Assert.Equal(("orchard-school", SchemeKind.NewSchool, "OX14 1AA"), (scheme.SchemeId, scheme.Kind, scheme.Postcode));
        Assert.Equal([40, 80, 120], scheme.Places);
        Assert.Equal(NeedSet.Of(Need.Asd, Need.Semh), scheme.Needs);
        Assert.Equal((3, 13), (scheme.LowestYearGroup!.Value.Value, scheme.HighestYearGroup!.Value.Value)); // as at Didcot, 7 to 18
        Assert.Equal((new AcademicYear(2027), new Pounds(17_400_000), false), (scheme.Opens!.Value, scheme.Capital, scheme.IsCommitted));
        Assert.Equal("special school, 120 places once full, OX14 1AA, optional, from 2027/28, capital £17,400,000", scheme.Describe());
    }

    [Theory]
    [InlineData(School)]
    [InlineData("{name: \"St Anne's: a base, 12\", kind: base, at: Mill School, primary_places: 6;12, secondary_places: 4, needs: \"*\", "
        + "capital_gbp: 0, enhanced_top_up_gbp: 18000, status: committed, funder: section_106, top_up_gbp: 9000.5}")]
    [InlineData("{name: Annexe, kind: expansion, id: annexe.2, at: hill, places: 16, opens: 2026, latest_opening: 2027, lead_years: 1, "
        + "decided_in: 2025, capital_gbp: 3000000, asset_life_years: 50, source: \"Cabinet, \\\"March\\\"\"}")]
    [InlineData("{name: Centre, kind: post_sixteen_centre, easting: 450000, northing: 200000.5, district_name: Vale, places: 40, "
        + "needs: SLD, phases: post_sixteen, capital_gbp: 4000000, minimum_roll: 24, viable_from_year: 2, place_funding_gbp: 10000}")]
    public void WhatIsWrittenReadsBackAsTheSame(string text)
    {
        var scheme = Assert.Single(AddedScheme.Parse(text));
        var again = Assert.Single(AddedScheme.Parse(scheme.ToText()));

        Assert.Equal(scheme.ToText(), again.ToText());
        Assert.Equal(Values(scheme), Values(again));
    }

    [Fact]
    public void ACsvFileSaysTheSameAsYaml()
    {
        var csv = AddedScheme.Parse("name,kind,postcode,places,needs,ages,opens,capital_gbp\n"
            + "Orchard School,new_school,OX14 1AA,40;80;120,ASD;SEMH,7 to 18,2027,17400000\n"
            + "Second,new_school,OX14 1AA,40,*,4-11,,4000000\n");

        Assert.Equal(Assert.Single(AddedScheme.Parse(School)).ToText(), csv[0].ToText());
        Assert.Equal((0, 6), (csv[1].LowestYearGroup!.Value.Value, csv[1].HighestYearGroup!.Value.Value));
    }

    [Fact]
    public void PlacesByPhaseAreAddedUpAndSayWhichAgesAreTaught()
    {
        var scheme = Assert.Single(AddedScheme.Parse(
            "{name: A, kind: base, postcode: OX141AA, primary_places: 6;12, secondary_places: 4, needs: ASD, capital_gbp: 100000}"));

        Assert.Equal([10, 16], scheme.AllPlaces);
        Assert.Equal((0, 11), (scheme.LowestYearGroup!.Value.Value, scheme.HighestYearGroup!.Value.Value));
    }

    [Theory]
    [InlineData("postcode: OX14 1AA", "postcode: OX14", "line 3, postcode («OX14»): This is not a whole postcode.")]
    [InlineData("postcode: OX14 1AA\n", "", "line 1, postcode («»): Orchard School does not say where it stands.")]
    [InlineData("postcode: OX14 1AA", "postcode: OX14 1AA\neasting: 450000", "northing («»): Orchard School has one coordinate without")]
    [InlineData("needs: ASD;SEMH", "needs: ASD;XX",
        "line 5, needs («ASD;XX»): The needs of Orchard School name XX, which is not a primary need.")]
    [InlineData("needs: ASD;SEMH\n", "", "needs («»): Orchard School does not say which needs it accepts.")]
    [InlineData("needs: ASD;SEMH", "needs: *", "Write every need in quotation marks")]
    [InlineData("40;80;120", "40;80.5", "line 4, places («40;80.5»): The number of places of Orchard School in year 2 is not a whole")]
    [InlineData("40;80;120", "40;;80", "line 4, places («40;;80»): The number of places of Orchard School in year 2 is not given.")]
    [InlineData("40;80;120", "0", "line 4, places («0»): Orchard School has no places once full.")]
    [InlineData("40;80;120", "120\nprimary_places: 20", "Orchard School gives places in all and places by phase.")]
    [InlineData("new_school", "free_school", "line 2, kind («free_school»): The kind of Orchard School is not a kind of scheme.")]
    [InlineData("new_school", "expansion", "at («»): Orchard School is an expansion and does not say of which school.")]
    [InlineData("new_school", "expansion", "line 5, needs («ASD;SEMH»): Orchard School is an expansion, and has what its school has.")]
    [InlineData("ages: 7 to 18", "ages: Jul-18", "line 6, ages («Jul-18»): The ages of Orchard School are not written as ages.")]
    [InlineData("ages: 7 to 18", "ages: 18 to 7", "The ages of Orchard School do not run upwards.")]
    [InlineData("ages: 7 to 18", "ages: 7 to 10", "Orchard School teaches no phase to its end")]
    [InlineData("ages: 7 to 18", "phases: infant", "line 6, phases («infant»): The phase infant of Orchard School is not known.")]
    [InlineData("opens: 2027", "opens: 2027/28", "The opening year of Orchard School is not written as a start year. Write 2027")]
    [InlineData("opens: 2027", "opens: 2027\nlatest_opening: 2026", "may open from 2027/28, and until 2026/27 only.")]
    [InlineData("17400000", "-1", "line 8, capital_gbp («-1»): The capital of Orchard School is negative.")]
    [InlineData("17400000", "14.40", "line 8, capital_gbp («14.40»): The capital of Orchard School is £0.12 a place")]
    [InlineData("17400000", "17400000000", "is £145,000,000 a place, which no building costs.")]
    [InlineData("17400000", "£17.4m", "line 8, capital_gbp («£17.4m»): The capital of Orchard School carries a sign")]
    [InlineData("capital_gbp: 17400000", "", "capital_gbp («»): The capital of Orchard School is not given.")]
    [InlineData("capital_gbp", "capital", "line 8, capital: A scheme has no such entry.")]
    [InlineData("opens: 2027", "minimum_roll: 121", "The minimum roll of Orchard School is more than its places.")]
    public void AFaultIsToldWithItsLineAndWhatToDo(string old, string replacement, string expected)
    {
        var text = School.Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(School, text, StringComparer.Ordinal);

        var faults = Assert.Throws<DataIssueException>(() => AddedScheme.Parse(text, "school.yaml"));

        Assert.Contains(faults.Issues, issue => issue.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.All(faults.Issues, issue => Assert.Equal("school.yaml", issue.File));
    }

    [Fact]
    public void EveryFaultOfEverySchemeIsToldAtOnce()
    {
        var faults = Assert.Throws<DataIssueException>(() => AddedScheme.Parse("""
            - {name: A, kind: new_school, postcode: nowhere, places: 4.5, needs: XX, ages: 1, capital_gbp: -1}
            - {name: A, kind: base, at: hill, places: 4, needs: ASD, phases: primary, capital_gbp: 1}
            - only words
            """));

        Assert.Equal(
            [(1, "needs"), (1, "capital_gbp"), (1, "places"), (1, "ages"), (2, "name"), (2, "capital_gbp"), (3, null)],
            faults.Issues.OrderBy(issue => issue.Line).Select(issue => (issue.Line!.Value, issue.Column)));
    }

    private static object?[] Values(AddedScheme scheme) =>
    [
        scheme.Name, scheme.Kind, scheme.SchemeId, scheme.At, scheme.Postcode, scheme.Location, scheme.DistrictName, scheme.Needs,
        string.Join(';', scheme.AllPlaces), scheme.PlacesByPhase.Count, scheme.LowestYearGroup, scheme.HighestYearGroup, scheme.Opens,
        scheme.LatestOpening, scheme.IsCommitted, scheme.Capital, scheme.Funder, scheme.PlaceFunding, scheme.TopUp, scheme.EnhancedTopUp,
        scheme.AssetLifeYears, scheme.DecidedIn, scheme.LeadYears, scheme.MinimumRoll, scheme.ViableFromYear, scheme.Source,
    ];
}
