namespace Sufficiency.Engine.Packs.Checks;

/// <summary>Every rule of a pack, in the order they are looked at.</summary>
internal static class DatasetChecks
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<IDatasetCheck> All { get; } =
    [
        new HorizonIsSane(),
        new ReferencesExist(),
        new CoordinatesLieInGreatBritain(),
        new PopulationIsComplete(),
        new PopulationReachesTheBaseYear(),
        new ProvidersAreSane(),
        new PlacesCoverTheHorizon(),
        new BoughtPlacesAreSane(),
        new ProvidersCanBeReached(),
        new InitialRollFitsProviders(),
        new InitialRollEqualsPlans(),
        new InitialWaitingIsOfSchoolAge(),
        new SchemesAreSane(),
        new SchemesCanBeDelivered(),
        new SchemePlacesAreConsecutive(),
        new TemplatesAreWhole(),
        new SitesTakeTheirTemplates(),
        new SchemesAgreeWithEachOther(),
        new DelayedOpeningsAreLater(),
        new FundersPayNoMoreThanTheCapital(),
        new RangesCanBeSet(),
        new EnhancedTierIsAShare(),
        new TierSharesSumToOne(),
        new RatesAreSane(),
        new CostsCoverWhatIsNotPlaced(),
        new FundingCoversTheHorizon(),
        new GrowthPathsSpanTheHorizon(),
        new SpeedsArePositive(),
        new PriceBaseIsNearTheHorizon(),
        new HistoryDatesAreSane(),
        new RequestsAddUp(),
    ];
}
