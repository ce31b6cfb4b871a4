using System.Text.Json;
using Sufficiency.Engine.Storage.DuckDb;
using Sufficiency.Engine.Sweeps.Runs;

namespace Sufficiency.Engine.Tests.Sweeps;

/// <summary>A level of an axis adds a scheme that the pack does not have.</summary>
public sealed class AddedSchemeSweepTests : IDisposable
{
    private const string School =
        "{name: Orchard, kind: new_school, easting: 446000, northing: 240000, places: 4, needs: ASD, ages: 4 to 11, capital_gbp: 400000}";

    private readonly SweepText text = new("""
        name: small
        base: small
        schemes: as-planned
        axes:
          school:
            none: base
            orchard: {add: orchard.yaml, "schemes[orchard].planned_opening": 2026}
          growth:
            central: base
            low: {demand.growth: low}

        """);

    public void Dispose() => text.Dispose();

    [Fact]
    public async Task TheSchoolOpensInTheScenariosOfItsLevelAlone()
    {
        text.Write("orchard.yaml", School);
        var outcome = await new SweepRun(TimeProvider.System).RunAsync(
            new(text.Path, text.DataFolders, text.At("out")) { Workers = 1 }, null, CancellationToken.None);

        Assert.Empty(outcome.Failures);
        using var session = new DuckDbSession();
        Assert.Equal(
            [("school-orchard_growth-central", 2026), ("school-orchard_growth-low", 2026)],
            session.Query($"SELECT scenario, opening_year FROM '{text.At("out/plan_choices.parquet")}' "
                + "WHERE scheme_id = 'orchard' ORDER BY ALL", row => (row.GetText(0), row.GetInteger(1))));
        Assert.Equal(
            [("school-orchard_growth-central", "added_schemes[orchard].name"),
                ("school-orchard_growth-low", "added_schemes[orchard].name")],
            session.Query($"SELECT scenario, path FROM '{text.At("out/overrides.parquet")}' WHERE path LIKE 'added%' ORDER BY ALL",
                row => (row.GetText(0), row.GetText(1))));
        var record = JsonDocument.Parse(
            await File.ReadAllTextAsync(text.At("out/scenario=school-orchard_growth-low/run.json"))).RootElement;
        Assert.Equal("orchard", Assert.Single(record.GetProperty("additions").EnumerateArray()).GetProperty("scheme_id").GetString());
    }

    [Fact]
    public void ASweepIsAnotherWhereTheAddedSchemeIs()
    {
        text.Write("orchard.yaml", School);
        var before = text.Read().Sha256;
        text.Write("orchard.yaml", School.Replace("400000", "500000", StringComparison.Ordinal));

        Assert.NotEqual(before, text.Read().Sha256, StringComparer.Ordinal);
    }

    [Fact]
    public void FaultsOfTheAddedSchemeAreToldBeforeAnythingIsSolved()
    {
        Assert.Contains("There is no such file.", text.Refusal().Message, StringComparison.Ordinal);
        text.Write("orchard.yaml", School.Replace("400000", "4", StringComparison.Ordinal));
        Assert.Contains("orchard.yaml, line 1, capital_gbp («4»): The capital of Orchard is £1 a place", text.Refusal().Message,
            StringComparison.Ordinal);
        text.Write("orchard.yaml", School.Replace("name: Orchard", "{name: Hill School, id: orchard", StringComparison.Ordinal)[1..]);
        Assert.Contains("The pack has a row of this name in providers.", text.Refusal().Message, StringComparison.Ordinal);
    }
}
