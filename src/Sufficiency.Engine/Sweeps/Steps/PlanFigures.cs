using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Sweeps.Steps;

/// <summary>The figures by which plans of a chain are told apart.</summary>
internal static class PlanFigures
{
    /// <summary>Discounted cost of the planned years.</summary>
    public const string Discounted = "discounted_gbp";

    /// <summary>Cost of the planned years at prices of the price base.</summary>
    public const string Paid = "cost_gbp";

    /// <summary>Plans in the last year.</summary>
    public const string Plans = "plans";

    /// <summary>Lack of places over the planned years.</summary>
    public const string PlacesShort = "places_short";

    /// <summary>High-needs position of the last year.</summary>
    public const string Position = "in_year_position_gbp";

    /// <summary>High-needs balance at the end of the last year.</summary>
    public const string Balance = "closing_balance_gbp";

    private static readonly (string Kind, string? Supply)[] Kinds =
    [
        .. CostKindRow.All.Where(kind => !kind.IsPenalty).SelectMany(kind => kind.Kind == "fee"
            ? Enum.GetValues<Supply>().Where(supply => supply != Supply.Own).Select(supply => (kind.Kind, (string?)supply.ToCode()))
            : [(kind.Kind, null)]),
    ];

    /// <summary>The figures to follow, wholes before their parts.</summary>
    /// <param name="last">The last year of the plan.</param>
    public static IReadOnlyList<StepFigure> All(AcademicYear last) =>
    [
        .. WithKinds(new(Discounted, "Cost, discounted, planned years", "GBP", 2)),
        .. WithKinds(new(Paid, "Cost at base-year prices, planned years", "GBP", 2)),
        new(Plans, $"Plans in {last}", "plans", 2),
        new("new_plans", "New plans, planned years", "plans", 2),
        new("ceased_plans", "Plans that cease, planned years", "plans", 2),
        new(PlacesShort, "Lack of places, planned years", "pupil-years", 2),
        .. new[] { ("tranche", "Further places bought"), ("bespoke", "Packages for one pupil"), ("waiting", "Waiting") }
            .Select(part => new StepFigure($"{PlacesShort}.{part.Item1}", part.Item2, "pupil-years", 2, PlacesShort)),
        new(Position, $"High-needs position of {last}, in cash", "GBP", 2),
        new(Balance, $"High-needs balance at the end of {last}, if the council bears all, in cash", "GBP", 2),
        new("schemes", "Schemes that open", "schemes", 0),
        new("scheme_places", "Places of schemes that open, once full", "places", 0),
    ];

    /// <summary>The figures of a plan.</summary>
    public static IReadOnlyDictionary<string, double> Of(PlanInputs inputs, PlanTables plan)
    {
        var (dataset, forecast) = (inputs.Dataset, inputs.Model.Forecast);
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        AddCosts(figures, inputs, plan);
        var last = dataset.Horizon.Count - 1;
        var years = Enumerable.Range(0, last + 1).Where(year => !dataset.Horizon.IsCarried(dataset.Horizon.First.Plus(year)))
            .Select(year => PlansInAll.Of(forecast, year)).ToList();
        figures[Plans] = years[^1].All;
        figures["new_plans"] = years.Sum(year => year.New ?? 0.0);
        figures["ceased_plans"] = years.Sum(year => year.Ceased ?? 0.0);
        var shorts = plan.PlacesShort.Where(row => plan.Counts(row.AcademicYear)).ToList();
        figures[$"{PlacesShort}.tranche"] = shorts.Sum(row => row.Tranche);
        figures[$"{PlacesShort}.bespoke"] = shorts.Sum(row => row.Bespoke);
        figures[$"{PlacesShort}.waiting"] = shorts.Sum(row => row.Waiting);
        figures[PlacesShort] = shorts.Sum(row => row.Pupils);
        var ledger = plan.Ledger.FirstOrDefault(row => row.AcademicYear == dataset.Horizon.Last.StartYear);
        if (ledger?.InYearPositionGbp is { } position) figures[Position] = position;
        if (ledger?.ClosingBalanceGbp is { } balance) figures[Balance] = balance;
        var opened = plan.Schemes.Where(row => row.OpeningYear is not null).ToList();
        figures["schemes"] = opened.Count;
        figures["scheme_places"] = opened.Sum(row => row.FullPlaces);
        return figures;
    }

    private static IEnumerable<StepFigure> WithKinds(StepFigure whole) =>
        [whole, .. Kinds.Select(kind => whole with
        {
            Code = PartOf(whole.Code, kind.Kind, kind.Supply),
            Name = CodeLabels.Cost(kind.Kind, kind.Supply),
            PartOf = whole.Code,
        })];

    private static void AddCosts(Dictionary<string, double> figures, PlanInputs inputs, PlanTables plan)
    {
        var supplies = inputs.Dataset.Providers.ToDictionary(provider => provider.Id.Value, provider => provider.Supply.ToCode(),
            StringComparer.Ordinal);
        var rows = plan.PlannedCosts.Where(row => row.CostGbp != 0.0)
            .ToLookup(row => (row.Kind, Supply: row is { Kind: "fee", ProviderId: { } id } ? supplies[id] : null));
        foreach (var (kind, supply) in Kinds)
        {
            figures[PartOf(Discounted, kind, supply)] = rows[(kind, supply)].Sum(row => row.DiscountedGbp);
            figures[PartOf(Paid, kind, supply)] = rows[(kind, supply)].Sum(row => row.CostGbp);
        }

        figures[Discounted] = rows.Sum(group => group.Sum(row => row.DiscountedGbp));
        figures[Paid] = rows.Sum(group => group.Sum(row => row.CostGbp));
    }

    private static string PartOf(string whole, string kind, string? supply) =>
        supply is null ? $"{whole}.{kind}" : $"{whole}.{kind}_{supply}";
}
