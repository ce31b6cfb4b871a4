using System.Globalization;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Issues;
using Sufficiency.Engine.Packs.Schema;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Packs;

/// <summary>The schema says of every value what a change of it affects. Whatever it does not name stays as it is.</summary>
/// <remarks>Each value is changed in a few rows of a pack that has every table. Sweeps share inputs by these words.</remarks>
public sealed class EffectsTests : IDisposable
{
    private const int MostRows = 2;

    // Columns that no single change of a value alters without breaking another rule of the pack.
    private static readonly string[] Unchangeable =
    [
        "providers.provision_type", "providers.has_unlimited_places", "providers.enhanced_top_up_gbp", "rates.low", "rates.high",
        "scheme_sites.templates", "scheme_sites.excludes", "scheme_templates.needs", "schemes.excludes", "schemes.requires",
    ];

    private readonly SmallPack pack = new SmallPack().WithGenericSchemes().WithEveryTable();
    private readonly LoadedDataset before;
    private readonly DemandForecast forecast;
    private readonly TravelMatrix travel;
    private readonly string model;

    public EffectsTests()
    {
        before = pack.Load();
        forecast = DemandForecaster.Forecast(before.Dataset);
        travel = PlanInputs.TravelOf(before);
        model = Model(before, new(new(before.Dataset, travel, forecast)));
    }

    public void Dispose() => pack.Dispose();

    public static TheoryData<string> Tables => [.. PackSchema.Current.Tables.Where(table => !table.IsOnDemand).Select(table => table.Name)];

    public static TheoryData<string> Sections =>
        [.. PackSchema.Current.Leaves.Concat(PackSchema.Current.ByScheme).Select(leaf => leaf.Path.Split('.')[0])
            .Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void WhatAColumnDoesNotAffectStaysAsItIs(string name)
    {
        var table = PackSchema.Current.Table(name);
        var rows = Rows(table).ToList();
        var unchanged = table.Columns.Except(table.Key).Where(column => !IsProvenance(column.Name))
            .Where(column => rows.Count(row => StaysAsItIs($"{name}[{row}].{column.Name}", Changes(column.Type, column.Values))) == 0)
            .Select(column => $"{name}.{column.Name}");

        Assert.Empty(unchanged.Except(Unchangeable, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void WhatAValueOfThePlanDoesNotAffectStaysAsItIs(string section)
    {
        var leaves = PackSchema.Current.Leaves.Where(leaf => leaf.Path.Split('.')[0] == section)
            .Concat(PackSchema.Current.ByScheme.Select(leaf => leaf with { Path = leaf.Path + "vale-new" }))
            .Where(leaf => leaf.Path.StartsWith(section + ".", StringComparison.Ordinal) && leaf.Path != "travel.matrix").ToList();

        Assert.All(leaves, leaf => Assert.True(StaysAsItIs(leaf.Path, Changes(leaf.Type, leaf.Values)), $"{leaf.Path} was not changed."));
    }

    [Fact]
    public void WhateverTheForecastOrJourneysDependOnTheFiguresOfTheModelDependOn() =>
        Assert.All(PackSchema.Current.Tables.SelectMany(table => table.Columns).Select(column => column.Affects)
            .Concat(PackSchema.Current.Leaves.Select(leaf => leaf.Affects)),
            affects => Assert.True((affects & (Effects.Demand | Effects.Travel)) == Effects.None || affects.HasFlag(Effects.Figures)));

    private static bool IsProvenance(string column) => column is "source" or "year" or "certainty"
        || column.EndsWith("_certainty", StringComparison.Ordinal) || column.EndsWith("_source", StringComparison.Ordinal);

    /// <summary>Makes the first change that the pack allows, and compares; whether there is one.</summary>
    private bool StaysAsItIs(string path, IEnumerable<string> changes)
    {
        foreach (var change in changes)
        {
            LoadedDataset after;
            try
            {
                after = new DatasetReader().Load(new(pack.Folder, [path + change]));
            }
            catch (DataIssueException)
            {
                continue;
            }

            if (after.Overrides.All(applied => applied.OldValue == applied.NewValue)) continue;
            AssertSame(path + change, after, PackSchema.Current.EffectsOf(path));
            return true;
        }

        return false;
    }

    private void AssertSame(string change, LoadedDataset after, Effects affects)
    {
        var (ownForecast, ownTravel) = (DemandForecaster.Forecast(after.Dataset), PlanInputs.TravelOf(after));
        if (!affects.HasFlag(Effects.Demand)) AssertSame(change, ownForecast);
        if (!affects.HasFlag(Effects.Travel)) Assert.True(Journeys(travel).SequenceEqual(Journeys(ownTravel)), $"{change}: journeys");
        if (affects.HasFlag(Effects.Figures)) return;
        var own = Model(after, new(new(after.Dataset, ownTravel, ownForecast)));
        var shared = affects.HasFlag(Effects.Schemes)
            ? Model(after, new(new(after.Dataset, ownTravel, ownForecast), like: new(new(before.Dataset, travel, forecast)))) : model;
        Assert.True(own == shared, $"{change}: figures of the model");
    }

    private void AssertSame(string change, DemandForecast own)
    {
        Assert.True(forecast.Placings.Values.SequenceEqual(own.Placings.Values), $"{change}: placings");
        Assert.True(forecast.Survival.Values.SequenceEqual(own.Survival.Values), $"{change}: survival");
        Assert.True(forecast.InitialRollByNeed.Values.SequenceEqual(own.InitialRollByNeed.Values), $"{change}: initial roll");
        Assert.Equal(forecast.Stock, own.Stock);
        Assert.Equal(forecast.AreaShares.Values, own.AreaShares.Values);
    }

    private static IEnumerable<double> Journeys(TravelMatrix travel) =>
        from area in Enumerable.Range(0, travel.AreaCount)
        from provider in Enumerable.Range(0, travel.ProviderCount)
        from figure in new[] { travel.Minutes(area, provider), travel.Kilometres(area, provider) }
        select figure;

    private static string Model(LoadedDataset loaded, PlanBasis basis)
    {
        Assert.Same(loaded.Dataset, basis.Inputs.Dataset);
        return LpText.Write(PlanModelBuilder.Build(basis, SchemeChoice.Choose, null).Problem);
    }

    /// <summary>Keys of a few rows of a table, spread evenly.</summary>
    private IEnumerable<string> Rows(TableSchema table)
    {
        var lines = pack.TextOf($"{table.Name}.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',').ToList();
        return Enumerable.Range(0, MostRows).Select(i => 1 + (i * (lines.Length - 2) / (MostRows - 1))).Distinct()
            .Where(i => i < lines.Length).Select(i => lines[i].Split(','))
            .Select(cells => string.Join(',', table.Key.Where(key => header.Contains(key.Name))
                .Select(key => cells[header.IndexOf(key.Name)])).TrimEnd(','));
    }

    private static IEnumerable<string> Changes(string type, IReadOnlyList<string> values) => type switch
    {
        _ when values.Count > 0 => values.Select(value => "=" + value),
        "number" or "integer" or "share" or "numbers" or "curve" =>
            ["*=0.9", "*=1.1", "+=1", "-=1", ">B=0.5", "=0.5", "=1", "=2", "=3000000"],
        "year" or "year_group" => ["+=1", "-=1", "=2026", "=2027"],
        "opening" => ["=2026", "=2027", "=never"],
        "yes_no" => ["=yes", "=no"],
        "need" or "needs" => ["=ASD", "=MLD", "=ASD;SEMH"],
        "tier" => ["=B", "=S"],
        "phase" => ["=primary", "=secondary"],
        "provision_type" => ["=special_school", "=resource_base", "=mainstream"],
        "certainty" => ["=found", "=derived"],
        "list" => ["=[]"],
        _ => ["=hill", "=vale", "=hill-annexe", "=tenth", "=At {site}"],
    };
}
