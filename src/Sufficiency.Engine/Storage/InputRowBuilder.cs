using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Makes the rows of the inputs that a check of the plan needs.</summary>
internal static class InputRowBuilder
{
    public static IReadOnlyList<ProviderNeedRow> ProviderNeeds(PlanningDataset dataset) =>
    [
        .. from provider in dataset.Providers
           from need in NeedCodes.All
           where provider.Needs.Contains(need)
           select new ProviderNeedRow(provider.Id.Value, need.ToCode()),
    ];

    public static IReadOnlyList<ProviderPlacesRow> ProviderPlaces(PlanningDataset dataset) =>
        [.. dataset.Places
            .Select(row => new ProviderPlacesRow(row.Provider.Value, row.Year.StartYear, row.Phase?.ToTableCode(), row.Places))
            .OrderBy(row => row.ProviderId, StringComparer.Ordinal).ThenBy(row => row.AcademicYear)
            .ThenBy(row => row.Phase, StringComparer.Ordinal)];

    public static IReadOnlyList<InitialRollRow> InitialRoll(PlanningDataset dataset) =>
        [.. dataset.InitialRoll
            .Select(row => new InitialRollRow(row.Provider.Value, row.YearGroup.Value, row.Tier.ToCode(), row.Need.ToCode(), row.Pupils))];

    public static IReadOnlyList<InitialWaitingRow> InitialWaiting(PlanningDataset dataset) => [.. dataset.InitialWaiting
        .Select(row => new InitialWaitingRow(row.Need.ToCode(), row.YearGroup.Value, row.Tier.ToCode(), row.Pupils))];

    public static IReadOnlyList<BasePlansRow> BasePlans(PlanningDataset dataset) =>
        [.. dataset.Plans
            .Select(count => new BasePlansRow(count.Need.ToCode(), count.YearGroup.Value, count.Setting.ToCode(), count.Plans))];

    public static IReadOnlyList<CeasingRow> Ceasing(PlanningDataset dataset) =>
        [.. dataset.CeasingRates.Select(rate => new CeasingRow(rate.YearGroup.Value, rate.Share))];

    public static IReadOnlyList<EscalationRow> Escalation(PlanningDataset dataset) =>
        [.. dataset.EscalationRates.Select(rate => new EscalationRow(rate.Into.Value, rate.From.ToCode(), rate.To.ToCode(), rate.Share))];

    public static IReadOnlyList<NoSchoolPlaceRow> NoSchoolPlace(PlanningDataset dataset) =>
        [.. dataset.NoSchoolPlaceRates.Select(rate => new NoSchoolPlaceRow(rate.Into.Value, rate.Share))];

    public static IReadOnlyList<StayOnRow> StayOn(PlanningDataset dataset) =>
        [.. dataset.StayOnRates.Select(rate => new StayOnRow(rate.Into.Value, rate.Tier.ToCode(), rate.Share))];

    public static IReadOnlyList<StockCostRow> StockCosts(PlanningDataset dataset) =>
        [.. dataset.StockCosts.Select(cost => new StockCostRow(cost.Setting.ToCode(), cost.Phase.ToTableCode(), cost.PerPupilYear.Value))];

    public static IReadOnlyList<FundingRow> Funding(PlanningDataset dataset) =>
        [.. dataset.Funding.Select(year => new FundingRow(year.Year.StartYear, year.HighNeedsBlock.Value))];

    public static IReadOnlyList<RequestRow> Requests(PlanningDataset dataset) => [.. dataset.Requests.Select(count => new RequestRow
    {
        CalendarYear = count.CalendarYear,
        AgeBand = count.AgeBand,
        Requests = count.Requests,
        Assessments = count.Assessments,
        PlansIssued = count.PlansIssued,
        NewPlans = count.NewPlans,
        Source = count.Provenance.Source,
        SourceYear = count.Provenance.Year,
        Certainty = count.Provenance.Certainty.ToTableCode(),
    })];

    public static IReadOnlyList<PolicyLimitRow> PolicyLimits(PlanningDataset dataset) => [.. dataset.PolicyLimits.SelectMany((limit, i) =>
        NeedCodes.All.Where(limit.Needs.Contains).Select(
            need => new PolicyLimitRow
            {
                Number = i,
                Name = limit.Name,
                ProvisionType = limit.Type.ToCode(),
                Need = need.ToCode(),
                AcademicYear = limit.Year?.StartYear,
                MaximumPupils = limit.MaximumPupils,
            }))];

    public static IReadOnlyList<CapitalBudgetRow> CapitalBudgets(PlanningDataset dataset) =>
        [.. dataset.CapitalBudgets.Select(budget => new CapitalBudgetRow(budget.Year.StartYear, budget.Maximum.Value))];

    public static IReadOnlyList<SchemeOptionRow> SchemeOptions(PlanningDataset dataset) =>
        [.. dataset.Schemes.Select(scheme => new SchemeOptionRow
        {
            SchemeId = scheme.Id.Value,
            Name = scheme.Name,
            ProviderId = scheme.Provider.Value,
            Status = scheme.Status.ToTableCode(),
            Kind = scheme.Kind?.ToCode(),
            IsGeneric = scheme.IsGeneric,
            TemplateId = scheme.Template?.Id,
            TemplateMostSites = scheme.Template?.MostSites,
            DecidedIn = scheme.DecidedIn?.StartYear,
            LeadYears = scheme.LeadYears,
            EarliestOpening = scheme.EarliestOpening.StartYear,
            PlannedOpening = scheme.Announced?.StartYear,
            LatestOpening = scheme.LatestOpening?.StartYear,
            CapitalGbp = scheme.Capital.Value,
            AssetLifeYears = scheme.AssetLifeYears,
            MinimumViableRoll = scheme.MinimumViableRoll,
            ViableFromYear = scheme.ViableFromYear,
            Source = scheme.Provenance.Source,
            SourceYear = scheme.Provenance.Year,
            Certainty = scheme.Provenance.Certainty.ToTableCode(),
        })];

    public static IReadOnlyList<DecidedOpeningRow> DecidedOpenings(PlanningDataset dataset) =>
        [.. dataset.DecidedOpenings.Select(decided => new DecidedOpeningRow(decided.Scheme.Value, decided.Opening?.StartYear))];

    public static IReadOnlyList<DelayedOpeningRow> DelayedOpenings(PlanningDataset dataset) =>
        [.. dataset.DelayedOpenings.Select(delay => new DelayedOpeningRow(
        delay.Scheme.Value, delay.Opening.StartYear, delay.Provenance.Source, delay.Provenance.Year,
        delay.Provenance.Certainty.ToTableCode()))];

    public static IReadOnlyList<SchemePlacesRow> SchemePlaces(PlanningDataset dataset) =>
    [
        .. dataset.Schemes.SelectMany(
            scheme => scheme.PlacesByYearSinceOpening.Select((places, i) => new SchemePlacesRow(scheme.Id.Value, i, null, places))
                .Concat(scheme.PlacesByPhase.SelectMany(
                    phase => phase.Value.Select((places, i) => new SchemePlacesRow(scheme.Id.Value, i, phase.Key.ToTableCode(), places)))))
            .OrderBy(row => row.SchemeId, StringComparer.Ordinal).ThenBy(row => row.YearsSinceOpening)
            .ThenBy(row => row.Phase, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<SchemeLinkRow> SchemeLinks(PlanningDataset dataset) => [.. dataset.Schemes.SelectMany(scheme =>
        scheme.Excludes.Select(other => new SchemeLinkRow(scheme.Id.Value, "excludes", other.Value))
            .Concat(scheme.Requires.Select(other => new SchemeLinkRow(scheme.Id.Value, "requires", other.Value))))];

    public static IReadOnlyList<SchemeFundingRow> SchemeFunding(PlanningDataset dataset) =>
        [.. dataset.SchemeFunding.Select(row => new SchemeFundingRow
        {
            SchemeId = row.Scheme.Value,
            Funder = row.Funder,
            AmountGbp = row.Amount?.Value,
            Source = row.Provenance.Source,
            SourceYear = row.Provenance.Year,
            Certainty = row.Provenance.Certainty.ToTableCode(),
        })];

    public static IReadOnlyList<TransportRow> Transport(PlanningDataset dataset) => [.. dataset.Travel.EligibleShare
        .Select(pair => new TransportRow
        {
            ProvisionType = pair.Key.Type.ToCode(),
            Phase = pair.Key.Phase.ToTableCode(),
            EligibleShare = pair.Value,
            EligibleWithinWalking = dataset.Travel.EligibleWithinWalking[pair.Key.Type],
            SharingFactor = dataset.Travel.SharingFactor[pair.Key.Type],
            HomeSpreadKilometres = dataset.Travel.HomeSpread[pair.Key.Type].Value,
            CollectionFactor = dataset.Travel.CollectionFactor[pair.Key.Type],
            ChoiceFactor = dataset.Travel.ChoiceFactor[pair.Key.Type],
        })
        .OrderBy(row => row.ProvisionType, StringComparer.Ordinal).ThenBy(row => row.Phase, StringComparer.Ordinal)];

    public static IReadOnlyList<DailyCostRow> DailyCost(PlanningDataset dataset) =>
        [.. dataset.Travel.DailyCost.Select(point => new DailyCostRow(point.Kilometres, point.Value))];

    public static IReadOnlyList<ParameterRow> Parameters(PlanningDataset dataset) =>
    [
        new("horizon.base_year", dataset.Horizon.Base.StartYear, "academic year"),
        new("horizon.first_year", dataset.Horizon.First.StartYear, "academic year"),
        new("horizon.first_planned_year", dataset.Horizon.FirstPlanned.StartYear, "academic year"),
        new("horizon.last_year", dataset.Horizon.Last.StartYear, "academic year"),
        new("costs.price_base", dataset.Costs.PriceBase.StartYear, "academic year"),
        new("costs.discount_rate", dataset.Costs.DiscountRate, "a year"),
        new("costs.out_of_county_real_growth", dataset.Costs.OutOfCountyRealGrowth, "a year"),
        new("costs.funding_inflation", dataset.Costs.InflationForFunding, "a year"),
        new("costs.other_high_needs_gbp", dataset.Costs.OtherHighNeedsSpending.Value, "GBP a year"),
        new("penalties.waiting_gbp", dataset.Penalties.WaitingPerPupilYear!.Value.Value, "GBP a pupil a year"),
        new("estate.phase_flex_share", dataset.PhaseFlexShare, "0..1"),
        new("penalties.over_capacity_gbp", dataset.Penalties.OverCapacityPerPlaceYear.Value, "GBP a place a year"),
        new("penalties.over_capacity_share", dataset.Penalties.OverCapacityShare, "0..1"),
        new("penalties.over_capacity_years", dataset.Penalties.OverCapacityYears, "years"),
        new("penalties.minute_beyond_guidance_gbp", dataset.Penalties.PerMinuteBeyondGuidance.Value, "GBP a minute a pupil a year"),
        new("penalties.maximum_wait_years", dataset.Penalties.MaximumWaitYears, "years"),
        new("travel.primary_guidance_minutes", dataset.Travel.PrimaryGuidance.Value, "minutes"),
        new("travel.secondary_guidance_minutes", dataset.Travel.SecondaryGuidance.Value, "minutes"),
        new("travel.walking_km_under_8", dataset.Travel.WalkingKilometresUnder8.Value, "km"),
        new("travel.walking_km_from_8", dataset.Travel.WalkingKilometresFrom8.Value, "km"),
        new("travel.boarding_minutes", dataset.Travel.Boarding.Value, "minutes"),
        new("travel.days_per_year", dataset.Travel.DaysPerYear, "days"),
        new("capital.lead_years", dataset.CapitalLeadYears, "years"),
        .. Delivery(dataset.Delivery),
        .. Deficit(dataset.Deficit),
    ];

    private static IEnumerable<ParameterRow> Delivery(DeliveryAssumptions delivery)
    {
        if (delivery.NewSchoolsAYear is { } schools) yield return new("delivery.new_schools_a_year", schools, "schools a year");
        if (delivery.BasesAYear is { } bases) yield return new("delivery.bases_a_year", bases, "bases a year");
    }

    /// <summary>Assumptions of the deficit; an assumption that the data does not give has no row.</summary>
    private static IEnumerable<ParameterRow> Deficit(DeficitAssumptions deficit)
    {
        if (deficit.Opening is { } opening) yield return new("deficit.opening_gbp", opening.Value, "GBP");
        if (deficit.GrantShare is { } share) yield return new("deficit.grant_share", share, "0..1");
        if (deficit.GrantUntil is { } until) yield return new("deficit.grant_until", until.StartYear, "academic year");
        if (deficit.OverrideEnds is { } ends) yield return new("deficit.override_ends", ends.StartYear, "academic year");
    }
}
