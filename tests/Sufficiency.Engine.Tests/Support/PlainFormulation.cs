using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Mip;

namespace Sufficiency.Engine.Tests.Support;

/// <summary>
/// The README's formulation written down as it stands there, cell by cell, with no reduction and no code of the model: what the builder is
/// held against. Without the constant part (standing costs and place funding of own places).
/// </summary>
internal sealed class PlainFormulation
{
    private readonly PlanningDataset dataset;
    private readonly TravelMatrix travel;
    private readonly DemandForecast forecast;
    private readonly int years;
    private readonly List<(double Cost, double Upper, bool IsInteger, Dictionary<int, double> Rows)> columns = [];
    private readonly List<(double Lower, double Upper)> rows = [];
    private readonly Dictionary<(int Provider, int Year), List<(int Row, Func<DemandCell, bool> Counts)>> counting = [];

    private PlainFormulation(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast)
    {
        (this.dataset, this.travel, this.forecast, years) = (dataset, travel, forecast, forecast.YearCount);
        AddSchemesAndPlaces();
        AddPolicyLimits();
        AddPlacements();
    }

    /// <summary>The whole problem, schemes chosen by the model.</summary>
    public static BlockProblem Of(PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast) =>
        new PlainFormulation(dataset, travel, forecast).ToBlock();

    private double Discount(int t) =>
        Math.Pow(1 + dataset.Costs.DiscountRate, -(dataset.Horizon.First.StartYear + t - dataset.Costs.PriceBase.StartYear));

    private int Row(double lower, double upper)
    {
        rows.Add((lower, upper));
        return rows.Count - 1;
    }

    private void Count(int p, int t, int row, Func<DemandCell, bool> counts)
    {
        if (!counting.TryGetValue((p, t), out var list)) counting.Add((p, t), list = []);
        list.Add((row, counts));
    }

    private void AddSchemesAndPlaces()
    {
        var opening = new Dictionary<(Scheme, int), Dictionary<int, double>>();
        foreach (var scheme in dataset.Schemes)
        {
            var provider = dataset.Providers.Single(candidate => candidate.Id == scheme.Provider);
            var once = Row(double.NegativeInfinity, 1);
            for (var u = 0; u < years; u++)
            {
                if (!MayOpen(scheme, dataset.Horizon.First.StartYear + u)) continue;
                var (rate, cost) = (dataset.Costs.DiscountRate, 0.0);
                var annuity = scheme.Capital.Value * rate / (1 - Math.Pow(1 + rate, -scheme.AssetLifeYears));
                for (var t = u; t < years; t++) cost += Discount(t) * (annuity + (scheme.PlacesAfter(t - u) * provider.PlaceFunding.Value));
                opening.Add((scheme, u), new() { [once] = 1 });
                columns.Add((cost, 1, true, opening[(scheme, u)]));
            }
        }

        IEnumerable<Dictionary<int, double>> Openings(Scheme scheme, int last) =>
            opening.Where(pair => pair.Key.Item1 == scheme && pair.Key.Item2 <= last).Select(pair => pair.Value);
        foreach (var scheme in dataset.Schemes)
        {
            foreach (var other in dataset.Schemes.Where(candidate => scheme.Excludes.Contains(candidate.Id)))
            {
                var row = Row(double.NegativeInfinity, 1);
                foreach (var column in Openings(scheme, years).Concat(Openings(other, years))) column[row] = 1;
            }

            for (var t = 0; t < years; t++)
            {
                foreach (var other in dataset.Schemes.Where(candidate => scheme.Requires.Contains(candidate.Id)))
                {
                    var row = Row(double.NegativeInfinity, 0);
                    foreach (var column in Openings(scheme, t)) column[row] = 1;
                    foreach (var column in Openings(other, t)) column[row] = -1;
                }
            }
        }

        foreach (var budget in dataset.CapitalBudgets)
        {
            var row = Row(double.NegativeInfinity, budget.Maximum.Value);
            foreach (var ((scheme, _), column) in opening.Where(pair => dataset.Horizon.First.Plus(pair.Key.Item2) == budget.Year))
                column[row] = scheme.Capital.Value;
        }

        AddDelivery(opening);
        for (var p = 0; p < dataset.Providers.Count; p++)
        {
            for (var t = 0; t < years; t++) AddProviderYear(p, t, opening);
        }
    }

    private static bool MayOpen(Scheme scheme, int year)
    {
        var first = Math.Max(scheme.EarliestOpening.StartYear, (scheme.DecidedIn?.StartYear ?? -9999) + (scheme.LeadYears ?? 0));
        return year >= first && !(year > scheme.LatestOpening?.StartYear)
            && (scheme.Template is null || (year - first) % scheme.Template.OpensEveryYears == 0);
    }

    private void AddDelivery(Dictionary<(Scheme, int), Dictionary<int, double>> opening)
    {
        for (var u = 0; u < years; u++)
        {
            foreach (var (most, kinds) in new[] { (dataset.Delivery.NewSchoolsAYear, new[] { "NewSchool", "PostSixteenCentre" }),
                (dataset.Delivery.BasesAYear, ["Base", "Satellite"]) })
            {
                var row = Row(double.NegativeInfinity, most ?? 1000);
                foreach (var (_, column) in opening.Where(pair => pair.Key.Item2 == u && pair.Key.Item1.Kind is { } kind
                    && kinds.Contains(kind.ToString(), StringComparer.Ordinal))) column[row] = 1;
            }
        }

        foreach (var made in opening.Where(pair => pair.Key.Item1.Template is not null)
            .GroupBy(pair => pair.Key.Item1.Template!.Id, StringComparer.Ordinal))
        {
            var row = Row(double.NegativeInfinity, made.First().Key.Item1.Template!.MostSites);
            foreach (var (_, column) in made) column[row] = 1;
        }
    }

    private void AddProviderYear(int p, int t, Dictionary<(Scheme, int), Dictionary<int, double>> opening)
    {
        var (provider, roll) = (dataset.Providers[p], forecast.InitialRollOf(p, t));
        var here = opening.Where(pair => pair.Key.Item1.Provider == provider.Id).ToList();
        foreach (var scheme in dataset.Schemes.Where(scheme => scheme.Provider == provider.Id && scheme.MinimumViableRoll is not null))
        {
            var row = Row(-roll, double.PositiveInfinity);
            Count(p, t, row, cell => cell.Tier == Tier.Enhanced
                ? provider.Type <= ProvisionType.SpecialSchool : (int)cell.Tier >= (int)provider.Type);
            foreach (var ((_, u), column) in here.Where(pair => pair.Key.Item1 == scheme && pair.Key.Item2 <= t))
            {
                // Before it must be viable it is asked in the last year alone, for the share of its places that are open.
                var places = scheme.PlacesByYearSinceOpening;
                var share = t - u >= scheme.ViableFromYear ? 1 : t == years - 1
                    ? places[Math.Min(t - u, places.Count - 1)] / places[^1] : 0;
                column[row] = -share * scheme.MinimumViableRoll!.Value;
            }
        }

        if (provider.HasUnlimitedPlaces) return;
        AddPools(p, t, here, roll);
    }

    // In all, and of each phase where places are given by phase. No scheme is committed here.
    private void AddPools(int p, int t, List<KeyValuePair<(Scheme, int), Dictionary<int, double>>> here, double roll)
    {
        var provider = dataset.Providers[p];
        var places = dataset.Places.Where(row => row.Provider == provider.Id && row.Year == dataset.Horizon.First.Plus(t)
            && row.Phase is null).Sum(row => row.Places);
        var phases = dataset.Places.Where(row => row.Provider == provider.Id && row.Phase is not null).Select(row => row.Phase!.Value)
            .Distinct().Order().ToList();
        var limit = Row(double.NegativeInfinity, places - roll);
        Count(p, t, limit, _ => true);
        foreach (var ((scheme, u), column) in here.Where(pair => pair.Key.Item2 <= t)) column[limit] = -scheme.PlacesAfter(t - u);
        var counted = dataset.InitialRoll.Where(row => row.Provider == provider.Id).Sum(row => row.Pupils);
        var stillOver = provider.Supply == Supply.Own && t < dataset.Penalties.OverCapacityYears
            ? Math.Min(dataset.Penalties.OverCapacityShare * places, counted - places) : 0;
        columns.Add((Discount(t) * (provider.PlaceFunding.Value + dataset.Penalties.OverCapacityPerPlaceYear.Value),
            Math.Max(0, Math.Max(stillOver, roll - places)), false, new() { [limit] = -1 }));
        foreach (var phase in phases)
        {
            var own = dataset.Places.Where(row => row.Provider == provider.Id && row.Year == dataset.Horizon.First.Plus(t)
                && row.Phase == phase).Sum(row => row.Places);
            var flex = 1 + dataset.PhaseFlexShare;
            var row = Row(double.NegativeInfinity, Math.Max(0, (flex * own) - InitialRollOf(p, t, phase)));
            Count(p, t, row, cell => cell.Entry.Phase() == phase);
            foreach (var ((scheme, u), column) in here.Where(pair => pair.Key.Item2 <= t))
                column[row] = -flex * scheme.PlacesAfter(t - u, phase);
        }
    }

    // The roll of a phase, followed from the tables alone: those who stay where a phase ends are of the next.
    private double InitialRollOf(int p, int t, Phase phase)
    {
        var (provider, sum) = (dataset.Providers[p], 0.0);
        foreach (var roll in dataset.InitialRoll.Where(roll => roll.Provider == provider.Id
            && roll.YearGroup.Value + t + 1 <= YearGroup.LastPlaced && new YearGroup(roll.YearGroup.Value + t + 1).Phase == phase))
        {
            var left = roll.Pupils;
            for (var g = roll.YearGroup.Value; g <= roll.YearGroup.Value + t; g++)
            {
                var stays = (1 - dataset.CeasingRates.Where(rate => rate.YearGroup.Value == g).Sum(rate => rate.Share))
                    * (1 - dataset.EscalationRates.Where(rate => rate.Into.Value == g + 1 && rate.From == roll.Tier)
                        .Sum(rate => rate.Share) - dataset.NoSchoolPlaceRates.Where(rate => rate.Into.Value == g + 1)
                        .Sum(rate => rate.Share));
                var teaches = provider.LowestYearGroup.Value <= g + 1 && provider.HighestYearGroup.Value >= (g + 1 >= 12 ? 13 : 11);
                var on = g + 1 is 7 or 12 ? (teaches ? dataset.StayOnRates.Where(rate => rate.Into.Value == g + 1 && rate.Tier == roll.Tier)
                    .Sum(rate => rate.Share) : 0) : 1;
                left *= Math.Min(stays, on);
            }

            sum += left;
        }

        return sum;
    }

    private void AddPolicyLimits()
    {
        foreach (var limit in dataset.PolicyLimits)
        {
            for (var t = 0; t < years; t++)
            {
                if (limit.Year is { } year && year != dataset.Horizon.First.Plus(t)) continue;
                var providers = Enumerable.Range(0, dataset.Providers.Count).Where(p => dataset.Providers[p].Type == limit.Type).ToList();
                var held = providers.Sum(p => NeedCodes.All.Where(limit.Needs.Contains)
                    .Sum(need => forecast.InitialRollByNeed[p, (int)need, t]));
                var row = Row(double.NegativeInfinity, Math.Max(limit.MaximumPupils, held) - held);
                foreach (var p in providers) Count(p, t, row, cell => limit.Needs.Contains(cell.Need));
            }
        }
    }

    private void AddPlacements()
    {
        for (var c = 0; c < forecast.Cells.Count; c++)
        {
            for (var s = 0; s < years; s++)
            {
                var pupils = forecast.PlacingsOf(c, s);
                if (pupils == 0) continue;
                var (cell, source) = (forecast.Cells[c], Row(pupils, pupils));
                var longest = HasRoomForAll(cell) ? 0 : dataset.Penalties.MaximumWaitYears;
                if (!HasRoomForAll(cell)) columns.Add((Waiting(cell, s, years), pupils, false, new() { [source] = 1 }));
                for (var p = 0; p < dataset.Providers.Count; p++)
                {
                    for (var d = 0; d <= longest; d++)
                    {
                        if (Admits(dataset.Providers[p], cell, d) && s + d < years && forecast.SurvivalOf(cell.Tier, cell.Entry, s, d) > 0)
                            AddPlacement(cell, s, p, d, pupils, source);
                    }
                }
            }
        }
    }

    private void AddPlacement(DemandCell cell, int s, int p, int d, double pupils, int source)
    {
        var (entries, cost) = (new Dictionary<int, double> { [source] = 1 }, Waiting(cell, s, s + d));
        for (var t = s + d; t < years; t++)
        {
            var onRoll = forecast.SurvivalOf(cell.Tier, cell.Entry, s, t - s);
            cost += Discount(t) * onRoll * PupilYear(cell, p, t);
            foreach (var (row, counts) in counting.GetValueOrDefault((p, t), []))
            {
                if (counts(cell) && onRoll > 0) entries[row] = onRoll;
            }
        }

        columns.Add((cost, pupils, false, entries));
    }

    private bool HasRoomForAll(DemandCell cell) => dataset.Providers.Any(provider =>
        provider.HasUnlimitedPlaces && Admits(provider, cell, 0)
        && !dataset.PolicyLimits.Any(limit => limit.Type == provider.Type && limit.Needs.Contains(cell.Need)));

    private static bool Admits(Provider provider, DemandCell cell, int d)
    {
        var last = cell.Entry <= EntryPoint.Junior ? 6 : cell.Entry <= EntryPoint.Secondary ? 11 : 13;
        if (provider.MixedPhases.Contains(cell.Entry.Phase())) return false;
        return provider.Needs.Contains(cell.Need) && (cell.Tier == Tier.Enhanced ? provider.Type >= ProvisionType.SpecialSchool
            || (provider.Type == ProvisionType.ResourceBase && provider.EnhancedTopUp is not null) : (int)provider.Type >= (int)cell.Tier)
            && provider.LowestYearGroup.Value <= cell.Entry.First().Value + d && provider.HighestYearGroup.Value >= last;
    }

    private double Waiting(DemandCell cell, int s, int end)
    {
        var interim = dataset.StockCosts
            .Single(cost => cost.Setting == Setting.NoSchoolPlace && cost.Phase == cell.Entry.Phase()).PerPupilYear.Value;
        var sum = 0.0;
        for (var t = s; t < end; t++)
            sum += Discount(t) * forecast.SurvivalOf(cell.Tier, cell.Entry, s, t - s)
                * (interim + dataset.Penalties.WaitingPerPupilYear!.Value.Value);
        return sum;
    }

    private double PupilYear(DemandCell cell, int p, int t)
    {
        if (dataset.Providers[p].IsLocalMix)
            return PlainMix.SharesOf(dataset, travel, forecast, cell).Sum(school => school.Share * PupilYear(cell, school.Provider, t));
        var (provider, assumptions) = (dataset.Providers[p], dataset.Travel);
        var choice = provider.Location is null || provider.MixedPhases.Contains(cell.Entry.Phase()) ? 1
            : assumptions.ChoiceFactor[provider.Type];
        var kilometres = choice * travel.Kilometres(cell.Area, p);
        var aboard = (choice * travel.Minutes(cell.Area, p) * assumptions.CollectionFactor[provider.Type]) + assumptions.Boarding.Value;
        var growth = provider.Type == ProvisionType.OutOfCounty ? Math.Pow(1 + dataset.Costs.OutOfCountyRealGrowth,
            dataset.Horizon.First.StartYear + t - dataset.Costs.PriceBase.StartYear) : 1;
        var topUp = cell.Tier == Tier.Enhanced && provider.Type == ProvisionType.ResourceBase
            ? provider.EnhancedTopUp!.Value : provider.TopUp;
        var pupil = (topUp.Value * growth) + (provider.HasUnlimitedPlaces ? provider.PlaceFunding.Value : 0);
        var walk = (cell.Entry <= EntryPoint.Infant ? assumptions.WalkingKilometresUnder8 : assumptions.WalkingKilometresFrom8).Value;
        var guidance = (cell.Entry <= EntryPoint.Junior ? assumptions.PrimaryGuidance : assumptions.SecondaryGuidance).Value;
        var transport = kilometres <= walk ? 0 : assumptions.EligibleShare[(provider.Type, cell.Entry.Phase())] * assumptions.DailyCost
            .At(kilometres) * assumptions.DaysPerYear * assumptions.SharingFactor[provider.Type];
        return pupil + transport + (dataset.Penalties.PerMinuteBeyondGuidance.Value * Math.Max(0, aboard - guidance));
    }

    private BlockProblem ToBlock()
    {
        var entries = columns.Select(column => column.Rows.Where(entry => entry.Value != 0).OrderBy(entry => entry.Key).ToList()).ToList();
        return new()
        {
            Cost = [.. columns.Select(column => column.Cost)],
            ColumnLower = new double[columns.Count],
            ColumnUpper = [.. columns.Select(column => column.Upper)],
            IsInteger = [.. columns.Select(column => column.IsInteger)],
            RowLower = [.. rows.Select(row => row.Lower)],
            RowUpper = [.. rows.Select(row => row.Upper)],
            ColumnStart = [0, .. entries.Select((_, i) => entries.Take(i + 1).Sum(list => list.Count))],
            EntryRow = [.. entries.SelectMany(list => list.Select(entry => entry.Key))],
            EntryValue = [.. entries.SelectMany(list => list.Select(entry => entry.Value))],
        };
    }
}
