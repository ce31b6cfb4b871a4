namespace Sufficiency.Engine.Results.Tables;

/// <summary>A home area with its outline, or its centroid where no outline is known.</summary>
internal sealed record AreaRow(
    string AreaCode, string Name, string ParentCode, string DistrictCode, string DistrictName, string TownName, double EastingMetres,
    double NorthingMetres,
    double Longitude, double Latitude, bool IsRural, double DeprivationScore, byte[] Geometry);

/// <summary>A provider; a market without one place has no point.</summary>
internal sealed record ProviderRow(
    string ProviderId, string? Urn, string Name, string ProvisionType, string DistrictName, double? EastingMetres, double? NorthingMetres,
    double? Longitude, double? Latitude, double? AssumedKilometres, string Needs, int LowestYearGroup, int HighestYearGroup,
    double PlaceFundingGbp, double TopUpGbp, bool HasUnlimitedPlaces, double? PlansOnRoll, double? SchoolRoll, bool IsLocalMix,
    string Supply, string? Market,
    bool IsGeneric,
    string Source, string SourceYear, string Certainty, byte[]? Geometry)
{
    public double? EnhancedTopUpGbp { get; init; }
}

/// <summary>A code with its name and its place in order.</summary>
internal sealed record CodeRow(string Code, string Name, int SortOrder);

/// <summary>An entry point and its band of year groups.</summary>
internal sealed record EntryPointRow(string EntryPoint, string Phase, int FirstYearGroup, int LastYearGroup);

/// <summary>An academic year, the base year and carried years too.</summary>
internal sealed record YearRow(int AcademicYear, string Label, bool IsPlanned, bool IsCarried, double DiscountFactor);

/// <summary>A line of the assumption register.</summary>
internal sealed record AssumptionRow(string Path, string Value, string Unit, string Source, string SourceYear, string Certainty);

/// <summary>A need that a provider accepts.</summary>
internal sealed record ProviderNeedRow(string ProviderId, string Need);

/// <summary>Places of a provider's own.</summary>
internal sealed record ProviderPlacesRow(string ProviderId, int AcademicYear, string? Phase, double Places);

/// <summary>The base roll as counted.</summary>
internal sealed record InitialRollRow(string ProviderId, int YearGroup, string Tier, string Need, double Pupils);

/// <summary>Plans counted at the base date.</summary>
internal sealed record BasePlansRow(string Need, int YearGroup, string Setting, double Plans);

/// <summary>What is left of the base roll in a planned year.</summary>
internal sealed record InitialRollYearRow(string ProviderId, string Need, int AcademicYear, double Pupils);

/// <summary>A scheme as the plan may choose it.</summary>
internal sealed record SchemeOptionRow(
    string SchemeId, string Name, string ProviderId, string Status, string? Kind, bool IsGeneric, string? TemplateId,
    int? TemplateMostSites,
    int? DecidedIn, int? LeadYears, int EarliestOpening, int? PlannedOpening, int? LatestOpening,
    double CapitalGbp, int AssetLifeYears, double? MinimumViableRoll, int ViableFromYear, string Source,
    string SourceYear, string Certainty);

/// <summary>Places a scheme gives by years since opening.</summary>
internal sealed record SchemePlacesRow(string SchemeId, int YearsSinceOpening, string? Phase, double Places);

/// <summary>Pupils who stay at a school that teaches on.</summary>
internal sealed record StayOnRow(int YearGroup, string Tier, double Share);

/// <summary>A scheme that excludes or requires another.</summary>
internal sealed record SchemeLinkRow(string SchemeId, string Relation, string OtherSchemeId);

/// <summary>Share of plans that cease.</summary>
internal sealed record CeasingRow(int YearGroup, double Share);

/// <summary>Share whose tier rises.</summary>
internal sealed record EscalationRow(int YearGroup, string FromTier, string ToTier, double Share);

/// <summary>Share that comes to hold no school place.</summary>
internal sealed record ElsewhereRow(int YearGroup, double Share);

/// <summary>Yearly cost of a plan the model does not place.</summary>
internal sealed record StockCostRow(string Setting, string Phase, double PerPupilYearGbp);

/// <summary>The grant of a year.</summary>
internal sealed record FundingRow(int AcademicYear, double HighNeedsBlockGbp);

/// <summary>A need that a policy limit counts.</summary>
internal sealed record PolicyLimitRow(int Number, string Name, string ProvisionType, string Need, int? AcademicYear, double MaximumPupils);

/// <summary>Who pays the capital of a scheme.</summary>
internal sealed record SchemeFundingRow(string SchemeId, string Funder, double? AmountGbp, string Source, string SourceYear,
    string Certainty);

/// <summary>A capital budget.</summary>
internal sealed record CapitalBudgetRow(int AcademicYear, double MaximumGbp);

/// <summary>A number the plan was made with.</summary>
internal sealed record ParameterRow(string Name, double Value, string Unit);

/// <summary>Who is transported and how dear, by provision type and phase.</summary>
internal sealed record TransportRow(string ProvisionType, string Phase, double EligibleShare, double EligibleWithinWalking,
    double SharingFactor, double HomeSpreadKilometres,
    double CollectionFactor, double ChoiceFactor);

/// <summary>A point of the daily cost curve.</summary>
internal sealed record DailyCostRow(double Kilometres, double PerPupilDayGbp);

/// <summary>Share of the county's plans of a phase that live in an area.</summary>
internal sealed record AreaShareRow(string AreaCode, string Phase, int AcademicYear, double Share);
