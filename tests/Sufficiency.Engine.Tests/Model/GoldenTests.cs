using System.Reflection;
using System.Runtime.CompilerServices;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Tests.Cases;
using Sufficiency.Engine.Tests.Support;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Tests.Model;

/// <summary>One small problem a constraint and cost, written as LP text and read by a person once.</summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Func<PlanModel>> Cases = new(StringComparer.Ordinal)
    {
        ["EveryPupilPlaced"] = () => Plain(),
        ["PlacesNotExceeded"] = () => Plain(dataset => dataset with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3)],
            InitialRoll = [SmallDataset.Roll("special", 9, Tier.Special, Need.Asd, 1)],
        }),
        ["PlacesNotExceededByPhase"] = () => Plain(dataset => ByPhase(dataset with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3) with
            {
                PlacesByPhase = new Dictionary<Phase, IReadOnlyList<double>> { [Phase.Secondary] = [1, 2], [Phase.PostSixteen] = [0, 1] },
            }],
            InitialRoll = [SmallDataset.Roll("special", 9, Tier.Special, Need.Asd, 1),
                SmallDataset.Roll("special", 14, Tier.Special, Need.Asd, 2)],
            Penalties = dataset.Penalties with { OverCapacityShare = 0.5 },
            PhaseFlexShare = 0.1,
        })),
        ["SchemesOpenOnce"] = () => Plain(dataset => dataset with
        {
            Schemes =
            [
                SmallDataset.Scheme("annexe", "special", 1, 1) with { Excludes = [new("bloc")] },
                SmallDataset.Scheme("bloc", "special", 2, 2) with { Excludes = [new("annexe")] },
                SmallDataset.Scheme("car-park", "special", 1, 1) with { Requires = [new("annexe")], EarliestOpening = new(2026) },
            ],
        }),
        ["CapitalWithinBudget"] = () => Plain(dataset => dataset with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3)],
            CapitalBudgets = [new(new(2026), new(900_000))],
        }),
        ["DeliveryWithinLimits"] = () => Plain(Menu),
        ["DeliveryBesideDecided"] = () => Plain(dataset => Menu(dataset) with
        {
            DecidedOpenings = [new(new("annexe"), null), new(new("generic-east"), new(2025))],
        }),
        ["ViableRoll"] = () => Plain(dataset => dataset with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3) with { MinimumViableRoll = 2, ViableFromYear = 1 }],
        }),
        ["PolicyLimits"] = () => Plain(dataset =>
            dataset with { PolicyLimits = [new("few away", ProvisionType.OutOfCounty, NeedSet.Of(Need.Semh), new AcademicYear(2026), 1)] }),
        ["PupilCosts"] = () => Plain(dataset => dataset with { Costs = dataset.Costs with { OutOfCountyRealGrowth = 0.1 } }),
        ["PlaceFunding"] = () => Plain(dataset => dataset with
        {
            InitialRoll = WasOver,
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3, capitalGbp: 0)],
            Penalties = dataset.Penalties with { OverCapacityShare = 0.5 },
        }),
        ["TransportCosts"] = () => Plain(dataset => dataset with
        {
            Travel = Choosing(dataset.Travel),
            Providers = [dataset.Providers[0], dataset.Providers[1] with { AssumedDistance = new(4.8280) }, dataset.Providers[2]],
        }),
        ["CapitalCosts"] = () => Plain(dataset => dataset with
        {
            Schemes = [SmallDataset.Scheme("extension", "special", 1, 3)],
            Costs = dataset.Costs with { DiscountRate = 0.035 },
        }),
        ["LocalMixCosts"] = () => PaperMix.Build(),
        ["WaitingCosts"] = () => Plain(dataset => dataset with { Providers = [dataset.Providers[0], dataset.Providers[2]] }),
        ["WaitingPenalty"] = () => Plain(dataset => dataset with
        {
            Providers = [dataset.Providers[0], dataset.Providers[2]],
            Penalties = dataset.Penalties with { WaitingPerPupilYear = null },
        }),
        ["TravelPenalty"] = () => Plain(dataset => dataset with
        {
            Travel = Choosing(dataset.Travel) with { UrbanSpeed = [new(0, 20)], CollectionFactor = ByType(1.5), Boarding = new(6) },
        }),
        ["OverCapacityPenalty"] = () => Plain(dataset => dataset with
        {
            InitialRoll = WasOver,
            Penalties = dataset.Penalties with { OverCapacityShare = 0.25 },
            Costs = dataset.Costs with { DiscountRate = 0.25 },
        }),
        ["ActionCosts"] = () => Plain(dataset => dataset with
        {
            Actions =
            [
                SmallActions.From(2026, new NewPlansEffect(0)) with { Cost = new([1000, 500], 0, IsHighNeeds: true) },
                SmallActions.From(2025, new PriceEffect(ProvisionType.SpecialSchool, null, -0.5)),
            ],
        }),
        ["StandingCosts"] = () => Plain(dataset => dataset with
        {
            InitialRoll = [SmallDataset.Roll("market", 9, Tier.Beyond, Need.Asd, 1),
                SmallDataset.Roll("special", 10, Tier.Special, Need.Asd, 1)],
        }),
    };

    public static TheoryData<string> Names => [.. Rules().Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryConstraintAndCostHasAHeadingAndItsText(string name)
    {
        var readme = File.ReadAllLines(RepositoryFiles.At("src", "Sufficiency.Engine", "Model", "README.md"));
        Assert.True(readme.Contains($"### {name}", StringComparer.Ordinal), $"Model/README.md has no heading ### {name}.");
        AssertGolden(name);
    }

    /// <summary>Sources and presolve hold it by construction.</summary>
    [Fact]
    public void EveryPupilPlacedNeedsNoRow() => AssertGolden("EveryPupilPlaced");

    [Fact]
    public void EveryHeadingIsAClass()
    {
        var names = Rules().Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var headings = File.ReadAllLines(RepositoryFiles.At("src", "Sufficiency.Engine", "Model", "README.md"))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);
        Assert.All(headings, heading => Assert.True(names.Contains(heading), heading));
    }

    /// <summary>The rules are static classes; what holds their sums is not.</summary>
    private static IEnumerable<Type> Rules() => typeof(PlanModel).Assembly.GetTypes()
        .Where(type => type.Namespace is "Sufficiency.Engine.Model.Constraints" or "Sufficiency.Engine.Model.Costs")
        .Where(type => type is { IsNested: false, IsAbstract: true, IsSealed: true }
            && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    [Fact]
    public void PlacesByPhaseHaveRowsOfTheirOwn() => AssertGolden("PlacesNotExceededByPhase");

    [Fact]
    public void ADecidedOpeningTakesItsShareOfWhatCanBeDelivered() => AssertGolden("DeliveryBesideDecided");

    private static void AssertGolden(string name)
    {
        Assert.True(Cases.TryGetValue(name, out var makeCase), $"{name} has no case in GoldenTests.");
        var path = RepositoryFiles.At("tests", "Sufficiency.Engine.Tests", "Model", "Golden", $"{name}.lp");
        var text = LpText.Write(makeCase!().Problem);
        if (Environment.GetEnvironmentVariable("SUFFICIENCY_ACCEPT_GOLDEN") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{path} is missing.");
        Assert.Equal(File.ReadAllText(path), text);
    }

    // Three in two places when counted, who leave before the first planned year.
    private static IReadOnlyList<InitialRoll> WasOver => [SmallDataset.Roll("special", 14, Tier.Special, Need.Asd, 3)];

    // One new school and one base a year, and one base of the template at most.
    private static PlanningDataset Menu(PlanningDataset dataset) => dataset with
    {
        Schemes =
        [
            SmallDataset.Scheme("annexe", "special", 1, 1) with { Kind = SchemeKind.NewSchool, DecidedIn = new(2025), LeadYears = 1 },
            SmallDataset.Scheme("bloc", "special", 2, 2) with { Kind = SchemeKind.PostSixteenCentre },
            SmallDataset.Scheme("generic-east", "special", 1, 1) with { Kind = SchemeKind.Base, Template = new("base", 1, 1) },
            SmallDataset.Scheme("generic-west", "special", 1, 1) with { Kind = SchemeKind.Satellite, Template = new("base", 1, 2) },
            SmallDataset.Scheme("open", "special", 1, 1, status: SchemeStatus.Committed) with { Kind = SchemeKind.NewSchool },
        ],
        Delivery = new(null, 1, 1),
    };

    private static TravelAssumptions Choosing(TravelAssumptions travel) => travel with { ChoiceFactor = ByType(2) };

    private static Dictionary<ProvisionType, double> ByType(double factor) =>
        ProvisionCodes.ProvisionTypes.ToDictionary(type => type, _ => factor);

    private static PlanningDataset ByPhase(PlanningDataset dataset) => dataset with
    {
        Places = [.. dataset.Places, .. SmallDataset.Places("special", 1.5, 2).Select(row => row with { Phase = Phase.Secondary }),
            .. SmallDataset.Places("special", 1, 2).Select(row => row with { Phase = Phase.PostSixteen })],
    };

    private static PlanModel Plain(Func<PlanningDataset, PlanningDataset>? change = null)
    {
        var dataset = PaperCounty.Dataset();
        if (change is not null) dataset = change(dataset);
        return PaperCounty.Build(dataset, PaperCounty.Forecast(dataset, 3, 1));
    }
}
