using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Additions;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>An added scheme becomes rows of the pack's tables: the plan cannot tell whether somebody edited the tables.</summary>
public sealed class AdditionRowsTests : IDisposable
{
    private const string School = """
        name: Orchard School
        kind: new_school
        easting: 450500
        northing: 221000
        district_name: Northfield
        places: 6;12
        needs: ASD;SEMH
        ages: 4 to 16
        opens: 2026
        capital_gbp: 600000
        place_funding_gbp: 10000
        top_up_gbp: 11000
        asset_life_years: 60
        source: invented

        """;

    private readonly SmallPack pack = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        pack.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task ThePlanIsThatOfEditedTablesToTheByte()
    {
        var added = await PlanAsync("added", School);
        EditTheTables();
        var edited = await PlanAsync("edited", null);

        Assert.Equal(edited.Plan.ObjectiveGbp, added.Plan.ObjectiveGbp);
        Assert.Contains(added.Summary!.Schemes, scheme => scheme is { Id: "orchard-school", Opening: not null });
        var tables = Directory.EnumerateFiles(edited.RunFolder!, "*.parquet", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(edited.RunFolder!, file)).ToList();
        Assert.Contains("provider_years.parquet", tables, StringComparer.Ordinal);
        Assert.All(tables, table => Assert.True(
            File.ReadAllBytes(Path.Combine(edited.RunFolder!, table)).AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(added.RunFolder!, table))), $"{table} differs."));
        var recorded = Assert.Single(RunRecord.Read(added.RunFolder!).Additions);
        Assert.Equal(("orchard-school", School), (recorded.SchemeId, recorded.Text));
        Assert.Empty(RunRecord.Read(edited.RunFolder!).Additions);
    }

    [Fact]
    public void WhatIsNotGivenIsTakenFromThePackAndSaid()
    {
        pack.AddRow("providers", "third,,Third School,special_school,Northfield,446000,239500,,*,0,14,9000,20000,yes,,invented,2025,"
            + "assumed,assumed,assumed,"); // without a limit of places: no model for a new school
        var loaded = Load("{name: New, kind: new_school, easting: 453100, northing: 203100, places: 4, needs: ASD, ages: 4 to 11, "
            + "capital_gbp: 400000}");

        var provider = loaded.Dataset.Providers.Single(row => row.Name == "New");
        Assert.Equal((new Pounds(10000), new Pounds(12000)), (provider.PlaceFunding, provider.TopUp)); // of hill and vale
        Assert.Equal("Southdown", provider.DistrictName);
        var scheme = loaded.Dataset.Schemes.Single(row => row.Name == "New");
        Assert.Equal((60, new AcademicYear(2025), provider.Id), (scheme.AssetLifeYears, scheme.PlannedOpening, scheme.Provider));
        Assert.Equal(
            [
                "Place funding £10,000: the middle figure of 2 special schools.",
                "Top-up £12,000: the middle figure of 2 special schools.",
                "District Southdown: that of the nearest home area.",
                "Years of life 60: the pack has no scheme of this kind.",
                "Opens from 2025 on: the first year that decision and lead time allow.",
            ],
            Assert.Single(loaded.Additions).TakenFromPack);
        Assert.Contains(loaded.Dataset.Assumptions, entry => entry.Path == "providers[new].top_up_gbp"
            && entry.Provenance.Source.Contains("Top-up £12,000: the middle figure", StringComparison.Ordinal));
    }

    [Fact]
    public void APostcodeIsFoundInThePackHoweverItIsWritten()
    {
        WithPostcodes();
        var loaded = Load("{name: New, kind: new_school, postcode: ox14 1aa, places: 4, needs: ASD, ages: 4 to 11, capital_gbp: 400000}");

        Assert.Equal(new GridPoint(445100, 240200), loaded.Dataset.Providers.Single(row => row.Name == "New").Location);
        Assert.Contains(loaded.Inputs, input => input.File == "postcodes.csv");
        Assert.DoesNotContain(pack.Load().Inputs, input => input.File == "postcodes.csv"); // nobody asked for it
    }

    [Fact]
    public void AnExpansionAddsPlacesAtTheSchoolItNames()
    {
        var loaded = Load("{name: Block, kind: expansion, at: hill school, places: 4, capital_gbp: 400000}");

        Assert.Equal(new ProviderId("hill"), loaded.Dataset.Schemes.Single(row => row.Name == "Block").Provider);
        Assert.Equal(pack.Read().Providers.Count, loaded.Dataset.Providers.Count);
    }

    [Fact]
    public void OverridesReachAnAddedSchemeAsAnyOther()
    {
        pack.Set("schemes[orchard-school].capital_gbp=700000").Set("providers[provision_type=special_school].top_up_gbp*=2");

        var loaded = Load(School);

        Assert.Equal(new Pounds(700000), loaded.Dataset.Schemes.Single(row => row.Id.Value == "orchard-school").Capital);
        Assert.Equal(new Pounds(22000), loaded.Dataset.Providers.Single(row => row.Id.Value == "orchard-school").TopUp);
    }

    [Fact]
    public void ASchemeMadeInMemoryIsCheckedLikeOneThatWasParsed()
    {
        var made = Assert.Single(AddedScheme.Parse(School)) with { Origin = null, Capital = new(14.40), Needs = null };

        var faults = Assert.Throws<DataIssueException>(() => new DatasetReader().Load(new(pack.Folder, []) { Additions = [made] }));

        Assert.Equal(["--add", "--add"], faults.Issues.Select(issue => issue.File), StringComparer.Ordinal);
        Assert.Equal(["capital_gbp", "needs"], faults.Issues.Select(issue => issue.Column).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("name: Orchard School", "name: hill school", "school.yaml, line 1, name («hill school»): The pack has a row of this name")]
    [InlineData("name: Orchard School", "name: Vale-New", "name («vale-new»): The pack has a row of this identifier in schemes.")]
    [InlineData("opens: 2026", "opens: 2031", "school.yaml, line 9, opens («2031»): Orchard School is planned for 2031/32, after the last")]
    [InlineData("opens: 2026", "opens: 2024", "school.yaml, line 9, opens («2024»): Orchard School is optional and planned for 2024/25")]
    [InlineData("easting: 450500", "easting: 1450500", "school.yaml, line 3, easting («1450500»): Orchard School lies outside Great Brit")]
    [InlineData("easting: 450500\nnorthing: 221000", "postcode: OX14 1ZZ", "line 3, postcode («OX14 1ZZ»): The pack's table of postcodes "
        + "does not have it. Check it: 2 of the table begin with OX14 1. Or give easting")]
    [InlineData("new_school\neasting: 450500\nnorthing: 221000", "base\nat: Hill", "line 3, at («Hill»): The pack has no such school. "
        + "Did you mean Hill School?")]
    [InlineData("new_school\neasting: 450500\nnorthing: 221000", "base\nat: market", "line 3, at («market»): Independent schools has no")]
    public void WhatThePackDoesNotAllowIsToldAtTheFilesOwnLine(string old, string replacement, string expected)
    {
        WithPostcodes();
        var text = School.Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(School, text, StringComparer.Ordinal);

        var faults = Assert.Throws<DataIssueException>(() => Load(text));

        Assert.Contains(faults.Issues, issue => issue.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void APackWithoutPostcodesAsksForCoordinates()
    {
        var faults = Assert.Throws<DataIssueException>(() => Load(
            "{name: New, kind: new_school, postcode: OX14 1AA, places: 4, needs: ASD, ages: 4 to 11, capital_gbp: 400000}"));

        Assert.Equal("school.yaml, line 1, postcode («OX14 1AA»): The pack has no table of postcodes. Give easting and northing in metres "
            + "on the British National Grid (EPSG:27700).", Assert.Single(faults.Issues).ToString());
    }

    private LoadedDataset Load(string text) => pack.Load(AddedScheme.Parse(text, "school.yaml"));

    private void WithPostcodes() => pack.Text("postcodes.csv", "postcode,easting,northing\nOX141AA,445100,240200\nOX141AB,445200,240300\n")
        .PlanLine("  funding: funding.csv\n", "  funding: funding.csv\n  postcodes: postcodes.csv\n")
        .PlanLine("table_sources:\n", "table_sources:\n  postcodes: {source: invented, year: \"2025\", certainty: assumed}\n");

    private void EditTheTables()
    {
        pack.AddRow("providers", "orchard-school,,Orchard School,special_school,Northfield,450500,221000,,ASD;SEMH,0,11,10000,11000,no,,"
            + "invented,2025,assumed,assumed,assumed,");
        foreach (var year in new[] { 2025, 2026, 2027 })
            pack.AddRow("provider_places",
                FormattableString.Invariant($"orchard-school,{year},0,Its places come with its scheme.,derived"));
        pack.Edit("schemes.csv", text => text.Replace("capital_certainty\n", "capital_certainty,kind\n", StringComparison.Ordinal)
            .Replace("assumed,assumed,assumed\n", "assumed,assumed,assumed,\n", StringComparison.Ordinal));
        pack.AddRow("schemes", "orchard-school,Orchard School,orchard-school,optional,2026,2026,,600000,60,,3,,,invented,2025,assumed,"
            + "assumed,assumed,new_school");
        pack.AddRow("scheme_places", "orchard-school,0,6,invented,assumed").AddRow("scheme_places", "orchard-school,1,12,invented,assumed");
    }

    private Task<PlanningOutcome> PlanAsync(string name, string? text) => new PlanningRun(TimeProvider.System).RunAsync(
        new(new(pack.Folder, []) { Additions = text is null ? [] : AddedScheme.Parse(text, "school.yaml") },
            SchemeChoice.AsPlanned, new(1e-6),
            folder.At(name)), null, CancellationToken.None);
}
