using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;
using Sufficiency.Engine.Tests.Support;

namespace Sufficiency.Engine.Tests.Results;

/// <summary>
/// A plan worked out on paper: two areas, three providers, one scheme, 2025/26 and 2026/27. Two SEMH pupils of A1 enter Year 7 in 2025, one
/// at the special school and one on the market; an ASD pupil of A2 waits a year for the special school, whose extension opens in 2026; of
/// the next one, half is placed and half waits; four pupils of A1 enter mainstream. The base roll of the special school is one pupil of
/// Year 8 and one and a half of Year 14, who leave: half a pupil more than its two places.
/// </summary>
internal static class PaperPlan
{
    // £ a pupil a year: daily cost × 190 days × sharing 0.5 × eligible 0.8. The curve gives £34 a day at 10 km and £90 at 30 km.
    private const double TransportAtTenKilometres = 34 * 76;
    private const double TransportAtThirtyKilometres = 90 * 76;

    private static readonly double TransportOfBaseRoll =
        (TransportAtTenKilometres + (TransportAtThirtyKilometres * Math.Exp(-2))) / (1 + Math.Exp(-2));
    private static readonly double Annuity = 1_000_000 * 0.035 / (1 - Math.Pow(1.035, -40));

    public static RunContents Create() => new()
    {
        Forecast = new(new(new(
            Dataset(),
            Grids.Journeys(2, 3, [2, 30, 10, 10, 30, 30], [5, 60, 20, 15, 60, 50]), // [area; mainstream, market, special]
            Forecast()))),
        Plan = Plan(),
        DoMinimum = DoMinimum(),
        Record = new()
        {
            EngineVersion = "0.1.0",
            Scenario = "paper",
            Title = "A county on paper",
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["schemes"] = "choose", ["gap"] = "0.001" },
            Overrides = [new("costs.discount_rate", "0.03", "0.035")],
            Seed = 1,
            Plan = Outcome(Plan()),
            DoMinimum = Outcome(DoMinimum()),
            Inputs = [new("plan.yaml", new string('a', 64), 12), new("areas.csv", new string('b', 64), 34)],
            SecondsByStage = new Dictionary<string, double>(StringComparer.Ordinal) { ["solve"] = 1.5 },
        },
    };

    private static PlanningDataset Dataset() => SmallDataset.Quiet(2) with
    {
        Areas = [SmallDataset.Area("A1", 450, 200), SmallDataset.Area("A2", 460, 205)],
        Plans = [new(Need.Asd, new(-1), Setting.Mainstream, 2)],
        Providers =
        [
            SmallDataset.Provider("mainstream", ProvisionType.Mainstream, 450, 200, 0, 14, topUpGbp: 6_000, isUnlimited: true),
            SmallDataset.Market("market", topUpGbp: 60_000) with { Needs = NeedSet.Of(Need.Semh) },
            SmallDataset.Provider("special", ProvisionType.SpecialSchool, 452, 201, 0, 14, placeFundingGbp: 10_000, topUpGbp: 15_000,
                needs: NeedSet.Of(Need.Asd, Need.Semh)),
        ],
        Places = [.. SmallDataset.Places("special", 2, 2)],
        InitialRoll = [SmallDataset.Roll("special", 8, Tier.Special, Need.Semh, 1),
            SmallDataset.Roll("special", 14, Tier.Special, Need.Semh, 1.5)],
        Schemes =
        [
            SmallDataset.Scheme("annexe", "special", 5, 5) with { Excludes = [new("extension")] },
            SmallDataset.Scheme("extension", "special", 1, 2) with
            {
                MinimumViableRoll = 3,
                ViableFromYear = 0,
                Kind = SchemeKind.Base,
                DecidedIn = new(2024),
                LeadYears = 2,
            },
        ],
        Delivery = new(new(2024), 1, 1),
        CeasingRates = [new(new(8), 0.1), new(new(9), 0.1)],
        PolicyLimits = [new("Fewer out of county", ProvisionType.OutOfCounty, NeedSet.Of(Need.Semh), null, 1)],
        CapitalBudgets = [new(new(2026), new(1_000_000))],
        Deficit = new(new(6_000_000), 0.5, new(2025), new(2026)),
        CapitalLeadYears = 2,
        SchemeFunding = [new(new("extension"), "government_grant", new(400_000), new("invented for a test", "2025", Certainty.Assumed))],
        Assumptions =
        [
            new("costs.discount_rate", "0.035", "a year", new("HM Treasury Green Book", "2022", Certainty.Found)),
            new("schemes", "1 rows", "rows", new("one source", "2025", Certainty.Found)),
            new("schemes", "1 rows", "rows", new("another source", "2025", Certainty.Found)),
        ],
    };

    private static DemandForecast Forecast()
    {
        var survival = new double[5 * 7 * 2 * DemandForecast.LongestStay];
        void Survive(Tier tier, EntryPoint entry, int year, params double[] shares) =>
            shares.CopyTo(survival, ((((((int)tier * 7) + (int)entry) * 2) + year) * DemandForecast.LongestStay));
        Survive(Tier.Mainstream, EntryPoint.Reception, 0, 1, 0.95);
        Survive(Tier.Special, EntryPoint.Junior, 0, 1, 0.8);
        Survive(Tier.Special, EntryPoint.Junior, 1, 1);
        Survive(Tier.Special, EntryPoint.SecondaryTransfer, 0, 1, 0.9);
        var initial = new double[3 * 14 * 2];
        initial[(((2 * 14) + (int)Need.Semh) * 2) + 0] = 0.9;
        initial[(((2 * 14) + (int)Need.Semh) * 2) + 1] = 0.81;
        return new()
        {
            YearCount = 2,
            Cells =
            [
                new(0, Need.Asd, Tier.Mainstream, EntryPoint.Reception), new(0, Need.Semh, Tier.Special, EntryPoint.SecondaryTransfer),
                new(1, Need.Asd, Tier.Special, EntryPoint.Junior),
            ],
            Placings = Grids.Placings(2, [4, 0, 2, 0, 1, 1]),
            Survival = Grids.Survival(2, survival),
            InitialRoll = Grids.Roll(2, [0, 0, 0, 0, 0.9, 0.81]),
            InitialRollByNeed = Grids.RollByNeed(2, initial),
            Stock =
            [
                .. new[] { -1, 0, 1 }.SelectMany(
                    year => new StockRow[] { new(year, Need.Asd, null, new(-1), 2), new(year, Need.Semh, null, new(10), 1) }),
            ],
            Flows = [new(0, Need.Asd, Phase.EarlyYears, 1, 1, 0, 0), new(1, Need.Asd, Phase.EarlyYears, 1.5, 1.5, 0, 0)],
            AreaShares = Grids.AreaShares(2, 2, [.. Enumerable.Repeat(0.5, 2 * 5 * 2)]),
        };
    }

    private static PlanTables Plan() => new()
    {
        FirstPlannedYear = 2025,
        Placements =
        [
            Row.Placement("A1", "ASD", "M", "reception", 2025, 2025, "mainstream", "mainstream", 4, 2, 5),
            Row.Placement("A1", "SEMH", "S", "secondary_transfer", 2025, 2025, "market", "out_of_county", 1, 30, 60),
            Row.Placement("A1", "SEMH", "S", "secondary_transfer", 2025, 2025, "special", "special_school", 1, 10, 20),
            Row.Placement("A2", "ASD", "S", "junior", 2025, 2026, "special", "special_school", 1, 30, 50),
            Row.Placement("A2", "ASD", "S", "junior", 2026, 2026, "special", "special_school", 0.5, 30, 50),
        ],
        Unplaced = [Row.Unplaced("A2", "ASD", "S", "junior", 2026, 0.5)],
        ProviderYears =
        [
            .. Unlimited(),
            Row.ProviderYear("special", "special_school", 2024, null, 0, 0, 2.5, 0, 2.5),
            Row.ProviderYear("special", "special_school", 2025, 2, 0, 0, 0.9, 1, 1.9),
            Row.ProviderYear("special", "special_school", 2026, 2, 1, 0.01, 0.81, 2.2, 3.01),
        ],
        AreaYears =
        [
            .. AreaOne(),
            Row.AreaYear("A2", "District", 2026, "primary", "special_school", 1.3, 65, 1.3),
        ],
        Waiting = [Row.Waiting("A2", "District", "District", "ASD", "S", "primary", 2025, 1),
            Row.Waiting("A2", "District", "District", "ASD", "S", "primary", 2026, 0.5)],
        PhaseYears =
        [
            .. PhaseYearsElsewhere(),
            InPhase("special", "primary", 2026, "special_school", 0, 1.3), InPhase("special", "secondary", 2024, "special_school", 1, 0),
            InPhase("special", "post_sixteen", 2024, "special_school", 1.5, 0),
            InPhase("special", "secondary", 2025, "special_school", 0.9, 1),
            InPhase("special", "secondary", 2026, "special_school", 0.81, 0.9),
        ],
        PlacesShort =
        [
            Row.PlacesShort("District", "ASD", "primary", 2025, 0, 0, 1, 1),
            Row.PlacesShort("District", "ASD", "primary", 2026, 0, 0, 0.5, 0.5),
        ],
        Journeys = [.. Rides(primaryAtSpecial: 1.3)],
        YearJourneys = [.. RidesInAll(primaryAtSpecial: 1.3)],
        HomeToSchoolRows = () => [.. ToSchools(primaryAtSpecial: 1.3)],
        Schemes =
        [
            Row.Scheme("annexe", "annexe", "special", "optional", 2026, null, 1_000_000, 5),
            Row.Scheme("extension", "extension", "special", "optional", 2026, 2026, 1_000_000, 2),
        ],
        Costs =
        [
            .. CostsOf2025(),
            .. CostsOf2026(rollAtSpecial: 3.01, places: 3.01,
                transportToSpecial: (0.9 * TransportAtTenKilometres) + (1.3 * TransportAtThirtyKilometres), waiting: 0.5),
            Money(2026, "capital", null, null, Annuity, "extension"),
            Penalty(2026, "penalty_minutes", "special_school", "special", 1.3 * 5 * 20),
            Penalty(2026, "penalty_over_capacity", "special_school", "special", 0.01 * 5_000),
        ],
        MarginalValues = [new("special", 2025, null, 0), new("special", 2026, null, 1234.5)],
        PlaceValues = [PlaceValue(2025, 0), PlaceValue(2026, 1234.5)],
        Ledger = [.. Ledger(22_800 + 54_000 + 45_150 + 30_100 + 10_000 + 30_000)],
    };

    private static PlanTables DoMinimum() => new()
    {
        FirstPlannedYear = 2025,
        Placements =
        [
            Row.Placement("A1", "ASD", "M", "reception", 2025, 2025, "mainstream", "mainstream", 4, 2, 5),
            Row.Placement("A1", "SEMH", "S", "secondary_transfer", 2025, 2025, "market", "out_of_county", 1, 30, 60),
            Row.Placement("A1", "SEMH", "S", "secondary_transfer", 2025, 2025, "special", "special_school", 1, 10, 20),
            Row.Placement("A2", "ASD", "S", "junior", 2026, 2026, "special", "special_school", 0.29, 30, 50),
        ],
        Unplaced = [Row.Unplaced("A2", "ASD", "S", "junior", 2025, 1), Row.Unplaced("A2", "ASD", "S", "junior", 2026, 0.71)],
        ProviderYears =
        [
            .. Unlimited(),
            Row.ProviderYear("special", "special_school", 2024, null, 0, 0, 2.5, 0, 2.5),
            Row.ProviderYear("special", "special_school", 2025, 2, 0, 0, 0.9, 1, 1.9),
            Row.ProviderYear("special", "special_school", 2026, 2, 0, 0, 0.81, 1.19, 2),
        ],
        AreaYears = [.. AreaOne(), Row.AreaYear("A2", "District", 2026, "primary", "special_school", 0.29, 14.5, 0.29)],
        Waiting = [Row.Waiting("A2", "District", "District", "ASD", "S", "primary", 2025, 1),
            Row.Waiting("A2", "District", "District", "ASD", "S", "primary", 2026, 1.51)],
        PhaseYears =
        [
            .. PhaseYearsElsewhere(),
            InPhase("special", "primary", 2026, "special_school", 0, 0.29), InPhase("special", "secondary", 2024, "special_school", 1, 0),
            InPhase("special", "post_sixteen", 2024, "special_school", 1.5, 0),
            InPhase("special", "secondary", 2025, "special_school", 0.9, 1),
            InPhase("special", "secondary", 2026, "special_school", 0.81, 0.9),
        ],
        PlacesShort =
        [
            Row.PlacesShort("District", "ASD", "primary", 2025, 0, 0, 1, 1),
            Row.PlacesShort("District", "ASD", "primary", 2026, 0, 0, 1.51, 1.51),
        ],
        Journeys = [.. Rides(primaryAtSpecial: 0.29)],
        YearJourneys = [.. RidesInAll(primaryAtSpecial: 0.29)],
        HomeToSchoolRows = () => [.. ToSchools(primaryAtSpecial: 0.29)],
        Schemes =
        [
            Row.Scheme("annexe", "annexe", "special", "optional", 2026, null, 1_000_000, 5),
            Row.Scheme("extension", "extension", "special", "optional", 2026, null, 1_000_000, 2),
        ],
        Costs =
        [
            .. CostsOf2025(),
            .. CostsOf2026(rollAtSpecial: 2, places: 2,
                transportToSpecial: (0.9 * TransportAtTenKilometres) + (0.29 * TransportAtThirtyKilometres), waiting: 1.51),
            Penalty(2026, "penalty_minutes", "special_school", "special", 0.29 * 5 * 20),
        ],
        MarginalValues = [new("special", 2025, null, 0), new("special", 2026, null, 40_000)],
        PlaceValues = [PlaceValue(2025, 0), PlaceValue(2026, 40_000)],
        Ledger = [.. Ledger(22_800 + 54_000 + 30_000 + 20_000 + 30_200 + 30_000)],
    };

    private static PlaceValueRow PlaceValue(int year, double valueGbp) => new()
    {
        ProviderId = "special",
        AcademicYear = year,
        Phase = null,
        OfSchoolGbp = valueGbp,
        OfPhaseGbp = 0,
    };

    private static IEnumerable<PhaseYearRow> PhaseYearsElsewhere() =>
    [
        InPhase("mainstream", "primary", 2025, "mainstream", 0, 4), InPhase("mainstream", "primary", 2026, "mainstream", 0, 3.8),
        InPhase("market", "secondary", 2025, "out_of_county", 0, 1), InPhase("market", "secondary", 2026, "out_of_county", 0, 0.9),
    ];

    private static PhaseYearRow InPhase(string provider, string phase, int year, string type, double initial, double placed) =>
        Row.PhaseYear(provider, phase, year, type, null, null, initial, placed, initial + placed);

    private const double SpendingOf2025 = 24_000 + 60_000 + 28_500 + 20_000 + 20_000 + 30_000;

    private static IEnumerable<ProviderYearRow> Unlimited() =>
    [
        Row.ProviderYear("mainstream", "mainstream", 2024, null, 0, 0, 0, 0, 0),
        Row.ProviderYear("mainstream", "mainstream", 2025, null, 0, 0, 0, 4, 4),
        Row.ProviderYear("mainstream", "mainstream", 2026, null, 0, 0, 0, 3.8, 3.8),
        Row.ProviderYear("market", "out_of_county", 2024, null, 0, 0, 0, 0, 0),
        Row.ProviderYear("market", "out_of_county", 2025, null, 0, 0, 0, 1, 1),
        Row.ProviderYear("market", "out_of_county", 2026, null, 0, 0, 0, 0.9, 0.9),
    ];

    private static IEnumerable<AreaYearRow> AreaOne() =>
    [
        Row.AreaYear("A1", "District", 2025, "primary", "mainstream", 4, 20, 0),
        Row.AreaYear("A1", "District", 2026, "primary", "mainstream", 3.8, 19, 0),
        Row.AreaYear("A1", "District", 2025, "secondary", "out_of_county", 1, 60, 0),
        Row.AreaYear("A1", "District", 2026, "secondary", "out_of_county", 0.9, 54, 0),
        Row.AreaYear("A1", "District", 2025, "secondary", "special_school", 1, 20, 0),
        Row.AreaYear("A1", "District", 2026, "secondary", "special_school", 0.9, 18, 0),
    ];

    // The pupil of the base roll lives in A1 with a share of 1 / (1 + e^-2), which is less than nine tenths.
    private static IEnumerable<JourneyRow> Rides(double primaryAtSpecial) =>
    [
        OfBaseRoll(2024, 1.5, "post_sixteen"),
        OfBaseRoll(2024, 1),
        OfBaseRoll(2025, 0.9),
        Row.Journey(2025, "primary", "mainstream", "placed", 4, 2, 5, 5, 0),
        Row.Journey(2025, "secondary", "out_of_county", "placed", 1, 30, 60, 60, 0),
        Row.Journey(2025, "secondary", "special_school", "placed", 1, 10, 20, 20, 0),
        OfBaseRoll(2026, 0.81),
        Row.Journey(2026, "primary", "mainstream", "placed", 3.8, 2, 5, 5, 0),
        Row.Journey(2026, "primary", "special_school", "placed", primaryAtSpecial, 30, 50, 50, primaryAtSpecial),
        Row.Journey(2026, "secondary", "out_of_county", "placed", 0.9, 30, 60, 60, 0),
        Row.Journey(2026, "secondary", "special_school", "placed", 0.9, 10, 20, 20, 0),
    ];

    // More than a tenth ride as long as the longest journey: 60 minutes to the market, or 50 to the special school.
    private static IEnumerable<YearJourney> RidesInAll(double primaryAtSpecial)
    {
        var home = (20 + (50 * Math.Exp(-2))) / (1 + Math.Exp(-2));
        yield return new(2024, 2.5, home, 50, 0);
        yield return new(2025, 6.9, (20 + 60 + 20 + (0.9 * home)) / 6.9, 60, 0);
        var all = 3.8 + primaryAtSpecial + 0.9 + 0.9 + 0.81;
        yield return new(2026, all, (19 + (50 * primaryAtSpecial) + 54 + 18 + (0.81 * home)) / all, 60, primaryAtSpecial);
    }

    private static IEnumerable<HomeToSchoolRow> ToSchools(double primaryAtSpecial) =>
    [
        new("District", "mainstream", 2025, "primary", 0, 4), new("District", "mainstream", 2026, "primary", 0, 3.8),
        new("District", "market", 2025, "secondary", 0, 1), new("District", "market", 2026, "secondary", 0, 0.9),
        new("District", "special", 2024, "post_sixteen", 1.5, 0), new("District", "special", 2024, "secondary", 1, 0),
        new("District", "special", 2025, "secondary", 0.9, 1), new("District", "special", 2026, "primary", 0, primaryAtSpecial),
        new("District", "special", 2026, "secondary", 0.81, 0.9),
    ];

    private static JourneyRow OfBaseRoll(int year, double pupils, string phase = "secondary") => Row.Journey(
        year, phase, "special_school", "base_roll", pupils, (10 + (30 * Math.Exp(-2))) / (1 + Math.Exp(-2)),
        (20 + (50 * Math.Exp(-2))) / (1 + Math.Exp(-2)), 50, 0);

    private static IEnumerable<CostRow> CostsOf2025() =>
    [
        Money(2025, "top_up", "mainstream", "mainstream", 24_000), Money(2025, "fee", "out_of_county", "market", 60_000),
        Money(2025, "top_up", "special_school", "special", 28_500),
        Money(2025, "place_funding", "special_school", "special", 20_000),
        Money(2025, "transport", "out_of_county", "market", TransportAtThirtyKilometres),
        Money(2025, "transport", "special_school", "special", TransportAtTenKilometres + (0.9 * TransportOfBaseRoll)),
        Money(2025, "interim", null, null, 20_000), Penalty(2025, "penalty_waiting", null, null, 30_000),
        Money(2025, "stock", null, null, 30_000),
    ];

    private static IEnumerable<CostRow> CostsOf2026(double rollAtSpecial, double places, double transportToSpecial, double waiting) =>
    [
        Money(2026, "top_up", "mainstream", "mainstream", 22_800), Money(2026, "fee", "out_of_county", "market", 54_000),
        Money(2026, "top_up", "special_school", "special", rollAtSpecial * 15_000),
        Money(2026, "place_funding", "special_school", "special", places * 10_000),
        Money(2026, "transport", "out_of_county", "market", 0.9 * TransportAtThirtyKilometres),
        Money(2026, "transport", "special_school", "special", transportToSpecial + (0.81 * TransportOfBaseRoll)),
        Money(2026, "interim", null, null, waiting * 20_000), Penalty(2026, "penalty_waiting", null, null, waiting * 30_000),
        Money(2026, "stock", null, null, 30_000),
    ];

    private static CostRow Money(int year, string kind, string? type, string? provider, double gbp, string? scheme = null) =>
        Row.Cost(year, kind, type, provider, scheme, gbp, 0, year == 2025 ? gbp : gbp / 1.035);

    private static CostRow Penalty(int year, string kind, string? type, string? provider, double gbp) =>
        Row.Cost(year, kind, type, provider, null, 0, gbp, year == 2025 ? gbp : gbp / 1.035);

    // A deficit of £6m at the start; the government meets half of what is left of it at the end of 2025. Surpluses are the council's
    // whoever bears deficits.
    private static IEnumerable<LedgerRow> Ledger(double spendingOf2026)
    {
        var (first, second) = (5_000_000 - SpendingOf2025, 5_000_000 - (spendingOf2026 * 1.02));
        var grant = (6_000_000 - first) / 2;
        yield return new(2025, 5_000_000, SpendingOf2025, first)
        {
            OpeningBalanceGbp = -6_000_000,
            StabilityGrantGbp = grant,
            ClosingBalanceGbp = -grant,
            ClosingBalanceIfGovernmentGbp = -grant
        };
        yield return new(2026, 5_000_000, spendingOf2026 * 1.02, second)
        {
            OpeningBalanceGbp = -grant,
            StabilityGrantGbp = 0,
            ClosingBalanceGbp = second - grant,
            ClosingBalanceIfGovernmentGbp = second - grant,
        };
    }

    private static PlanOutcome Outcome(PlanTables tables)
    {
        var objective = tables.Costs.Sum(row => row.DiscountedGbp);
        return new()
        {
            Status = "within_gap",
            Reason = "finished",
            Solver = "worked out on paper",
            ObjectiveGbp = objective,
            BoundGbp = objective * 0.9995,
            Gap = 0.0005,
        };
    }
}
