using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Packs;

public sealed class DatasetReaderTests
{
    [Theory]
    [InlineData("oxfordshire", 407, 26)]
    [InlineData("scenarios/as-announced-2023", 407, 23)]
    public void TheCommittedPacksHaveNoFault(string pack, int areas, int files)
    {
        var loaded = new DatasetReader().Load(new(RepositoryFiles.At("data", pack), []));

        Assert.Equal(areas, loaded.Dataset.Areas.Count);
        Assert.Equal(files, loaded.Inputs.Count);
    }

    [Fact]
    public void ASoundPackIsReadWithoutAFault()
    {
        using var pack = new SmallPack();

        Assert.Empty(pack.Issues());
        var dataset = pack.Read();

        Assert.Equal("small", dataset.Name);
        Assert.Equal(3, dataset.Horizon.Count);
        Assert.Equal(4, dataset.Areas.Count);
        Assert.Equal(5 + 3, dataset.Providers.Count); // and the local mix of each phase
        Assert.Equal([10.0, 20.0], dataset.Schemes.Single(scheme => scheme.Id.Value == "vale-new").PlacesByYearSinceOpening);
    }

    [Theory]
    [InlineData("tables.yaml")]
    [InlineData("plan.yaml")]
    public void TheEmbeddedSchemaIsTheCopyBesideThePacks(string file) =>
        Assert.Equal(File.ReadAllText(RepositoryFiles.At("data", "schema", file)), PackSchema.TextOf(file));

    [Fact]
    public void TheOrderOfRowsChangesNothing()
    {
        using var pack = new SmallPack();
        using var turned = new SmallPack();
        foreach (var schema in PackSchema.Current.Tables.Where(schema => !schema.IsOptional))
            turned.Text($"{schema.Name}.csv", Turned(turned.TextOf($"{schema.Name}.csv")));

        var (first, second) = (pack.Read(), turned.Read());

        Assert.Equal(JsonSerializer.Serialize(Comparable(first)), JsonSerializer.Serialize(Comparable(second)));
        Assert.Equal(first.Assumptions, second.Assumptions);
    }

    [Fact]
    public void AByteOrderMarkWindowsLineEndsAndSpacesAroundCellsAreNoFault()
    {
        using var pack = new SmallPack();
        var before = pack.Read();
        foreach (var file in new[] { "providers.csv", "funding.csv", "plan.yaml" })
            pack.Bytes(file,
                [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(pack.TextOf(file).Replace("\n", "\r\n", StringComparison.Ordinal))]);
        pack.Edit("costs.csv", text => text.Replace(",", " , ", StringComparison.Ordinal));

        var after = pack.Read();

        Assert.Equal(before.Providers, after.Providers);
        Assert.Equal(before.StockCosts, after.StockCosts);
    }

    [Fact]
    public void AnOptionalTableMayBeLeftOutOrGiven()
    {
        using var pack = new SmallPack();
        Assert.Empty(pack.Read().History);

        pack.PlanLine("  funding: funding.csv", "  funding: funding.csv\n  history: history.csv")
            .Text("history.csv",
                "reference_date,measure,dimension,category,value,source,certainty\n2024-01,plans,total,all,90,invented,assumed\n");
        Assert.Equal(90, pack.Read().History.Single().Value);

        pack.AddRow("history", "2024,plans,total,all,90,invented,assumed");
        Assert.Contains(pack.Issues(), issue => issue is
        {
            File: "history.csv", Line: 3, Column: "reference_date", Value: "2024",
            Advice: "Write 2024-01 for January 2024."
        });
    }

    [Fact]
    public void EveryFileReadIsListedWithItsDigest()
    {
        using var pack = new SmallPack();

        var inputs = pack.Load().Inputs;

        Assert.Equal(15, inputs.Count);
        Assert.Equal(inputs.Select(input => input.File).Order(StringComparer.Ordinal), inputs.Select(input => input.File),
            StringComparer.Ordinal);
        Assert.All(inputs,
            input => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(pack.PathOf(input.File)))), input.Sha256));
    }

    [Fact]
    public void AScenarioMayPointIntoAPackBesideIt()
    {
        using var pack = new SmallPack();
        pack.Text("../scenarios/late/plan.yaml", pack.TextOf("plan.yaml"));
        pack.Edit("../scenarios/late/plan.yaml", text => Regex.Replace(text, @"^(?<name>  \w+: |outlines: )(?<file>\w+\.(csv|geojson))$",
            "${name}../../small/${file}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)));

        var loaded = new DatasetReader().Load(new(pack.PathOf("../scenarios/late/plan.yaml"), []));

        Assert.Equal(4, loaded.Dataset.Areas.Count);
        Assert.Contains(loaded.Inputs, input => input.File == "../../small/providers.csv");
    }

    [Fact]
    public void EveryValueOfThePlanAndEveryRowHasItsProvenanceInTheRegister()
    {
        using var pack = new SmallPack();

        var register = pack.Read().Assumptions;

        Assert.All(PackSchema.Current.Leaves.Where(leaf => leaf.IsRequired),
            leaf => Assert.Single(register, entry => entry.Path == leaf.Path));
        Assert.Contains(register, entry => entry is
        {
            Path: "costs.discount_rate", Value: "0.035",
            Provenance: { Source: "HM Treasury Green Book", Certainty: Certainty.Found }
        });
        Assert.Contains(register, entry => entry is { Path: "schemes[vale-new].capital_gbp", Value: "9000000", Unit: "GBP" });
        Assert.Contains(register, entry => entry is { Path: "provider_places[hill,2026].places", Value: "24" });
        Assert.Contains(register, entry => entry is { Path: "population", Provenance.Source: "invented" });
    }

    [Theory]
    [InlineData("nowhere", "There is no such folder or file.")]
    [InlineData("", "No data folder is named.")]
    [InlineData("..", "The folder holds no plan.yaml.")]
    public void AFolderThatHoldsNoPackIsToldAsSuch(string given, string problem)
    {
        using var pack = new SmallPack();
        var path = given.Length == 0 ? "" : Path.Combine(pack.Folder, given);

        var fault = Assert.Throws<DataIssueException>(() => new DatasetReader().Read(new(path, [])));

        Assert.Equal((path, problem), (fault.Issues.Single().File, fault.Issues.Single().Problem));
    }

    [Fact]
    public void OfManyFaultsOfAKindTwentyAreShownAndTheRestCounted()
    {
        using var pack = new SmallPack();
        pack.Edit("population.csv", text => text + string.Concat(Enumerable.Repeat("E01000001,2020,99,x\n", 100_000)));

        var issues = pack.Issues().Where(issue => issue.Column == "age").ToList();

        Assert.Equal(21 + 21, issues.Count);
        Assert.Contains(issues, issue => issue.Problem == "There are 99,980 more faults of this kind from here on." && issue.Line == 126);
    }

    [Fact]
    public void FaultsOfSeveralFilesAreToldAtOnceInTheOrderOfFileAndLine()
    {
        using var pack = new SmallPack();
        pack.Cell("providers", "vale", "needs", "XYZ").Cell("providers", "hill", "top_up_gbp", "-1")
            .Cell("funding", "2026", "certainty", "no").PlanLine("{value: 1.35,", "{value: 9,");

        var issues = pack.Issues();

        Assert.Equal([("funding.csv", 3), ("plan.yaml", 39), ("providers.csv", 4), ("providers.csv", 5)],
            issues.Select(issue => (issue.File, issue.Line ?? 0)));
    }

    private static string Turned(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', [lines[0], .. lines[1..].Reverse()]) + "\n";
    }

    /// <summary>What a dataset holds, in a form that serialises: tuples as keys do not.</summary>
    private static object Comparable(PlanningDataset dataset) => new object[]
    {
        dataset.Areas, dataset.Population, dataset.Plans, dataset.InitialWaiting, dataset.Providers, dataset.Places,
            dataset.InitialRoll, dataset.Schemes,
        dataset.NewPlanRates, dataset.CeasingRates, dataset.EscalationRates, dataset.TierShares, dataset.StockCosts, dataset.Funding,
        dataset.PolicyLimits, dataset.CapitalBudgets,
    };
}
