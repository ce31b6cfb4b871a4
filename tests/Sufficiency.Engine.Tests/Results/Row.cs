using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Tests.Results;

/// <summary>Rows of tables in one line each, their columns in the order of the table, so that cases read as tables.</summary>
internal static class Row
{
    public static AreaYearRow AreaYear(string areaCode, string districtName, int academicYear, string phase, string provisionType,
        double pupils, double pupilMinutes, double pupilsBeyondGuidance) => new()
        {
            AreaCode = areaCode,
            DistrictName = districtName,
            AcademicYear = academicYear,
            Phase = phase,
            ProvisionType = provisionType,
            Pupils = pupils,
            PupilMinutes = pupilMinutes,
            PupilsBeyondGuidance = pupilsBeyondGuidance,
        };

    public static AssumptionCheck AssumptionCheck(string path, string name, string end, string value, string status, double? chosenGbp,
        double? keptGbp, string changes, bool isTurning) => new()
        {
            Path = path,
            Name = name,
            End = end,
            Value = value,
            Status = status,
            ChosenGbp = chosenGbp,
            KeptGbp = keptGbp,
            Changes = changes,
            IsTurning = isTurning,
        };

    public static CostRow Cost(int academicYear, string kind, string? provisionType, string? providerId, string? schemeId, double costGbp,
        double penaltyGbp, double discountedGbp) => new()
        {
            AcademicYear = academicYear,
            Kind = kind,
            ProvisionType = provisionType,
            ProviderId = providerId,
            SchemeId = schemeId,
            CostGbp = costGbp,
            PenaltyGbp = penaltyGbp,
            DiscountedGbp = discountedGbp,
        };

    public static JourneyRow Journey(int academicYear, string phase, string provisionType, string riders, double pupils,
        double meanKilometres, double meanMinutes, int ninetiethPercentileMinutes, double pupilsBeyondGuidance) => new()
        {
            AcademicYear = academicYear,
            Phase = phase,
            ProvisionType = provisionType,
            Riders = riders,
            Pupils = pupils,
            MeanKilometres = meanKilometres,
            MeanMinutes = meanMinutes,
            NinetiethPercentileMinutes = ninetiethPercentileMinutes,
            PupilsBeyondGuidance = pupilsBeyondGuidance,
        };

    public static MainstreamPressureRow MainstreamPressure(string providerId, int academicYear, double pupils, double countedPupils,
        double? schoolRoll, double? pressure, double? countedPressure, double? pressureChange) => new()
        {
            ProviderId = providerId,
            AcademicYear = academicYear,
            Pupils = pupils,
            CountedPupils = countedPupils,
            SchoolRoll = schoolRoll,
            Pressure = pressure,
            CountedPressure = countedPressure,
            PressureChange = pressureChange,
        };

    public static MoneyYear MoneyYear(string plan, int academicYear, double paidCashGbp, double paidGbp, double discountingGbp,
        double discountedGbp, double penaltiesGbp, double minimisedGbp) => new()
        {
            Plan = plan,
            AcademicYear = academicYear,
            PaidCashGbp = paidCashGbp,
            PaidGbp = paidGbp,
            DiscountingGbp = discountingGbp,
            DiscountedGbp = discountedGbp,
            PenaltiesGbp = penaltiesGbp,
            MinimisedGbp = minimisedGbp,
        };

    public static PaybackCase PaybackCase(string name, double feeFactor, double packageFactor, double capitalFactor, int? paybackYear,
        double savingGbp) => new()
        {
            Case = name,
            FeeFactor = feeFactor,
            PackageFactor = packageFactor,
            CapitalFactor = capitalFactor,
            PaybackYear = paybackYear,
            SavingGbp = savingGbp,
        };

    public static PhaseYearRow PhaseYear(string providerId, string phase, int academicYear, string provisionType, double? places,
        double? schemePlaces, double rollInitial, double rollPlaced, double roll) => new()
        {
            ProviderId = providerId,
            Phase = phase,
            AcademicYear = academicYear,
            ProvisionType = provisionType,
            Places = places,
            SchemePlaces = schemePlaces,
            RollInitial = rollInitial,
            RollPlaced = rollPlaced,
            Roll = roll,
        };

    public static PlacementRow Placement(string areaCode, string need, string tier, string entryPoint, int yearNeeded, int yearPlaced,
        string providerId, string provisionType, double pupils, double travelKilometres, double travelMinutes) => new()
        {
            AreaCode = areaCode,
            Need = need,
            Tier = tier,
            EntryPoint = entryPoint,
            YearNeeded = yearNeeded,
            YearPlaced = yearPlaced,
            ProviderId = providerId,
            ProvisionType = provisionType,
            Pupils = pupils,
            TravelKilometres = travelKilometres,
            TravelMinutes = travelMinutes,
        };

    public static PlacesShortRow PlacesShort(string townName, string need, string phase, int academicYear, double tranche, double bespoke,
        double waiting, double pupils) => new()
        {
            TownName = townName,
            Need = need,
            Phase = phase,
            AcademicYear = academicYear,
            Tranche = tranche,
            Bespoke = bespoke,
            Waiting = waiting,
            Pupils = pupils,
        };

    public static ProviderYearRow ProviderYear(string providerId, string provisionType, int academicYear, double? places,
        double schemePlaces, double overCapacityPlaces, double rollInitial, double rollPlaced, double roll) => new()
        {
            ProviderId = providerId,
            ProvisionType = provisionType,
            AcademicYear = academicYear,
            Places = places,
            SchemePlaces = schemePlaces,
            OverCapacityPlaces = overCapacityPlaces,
            RollInitial = rollInitial,
            RollPlaced = rollPlaced,
            Roll = roll,
        };

    public static SchemeRow Scheme(string schemeId, string name, string providerId, string status, int? plannedOpening, int? openingYear,
        double capitalGbp, double fullPlaces, bool isGeneric = false) => new()
        {
            SchemeId = schemeId,
            Name = name,
            ProviderId = providerId,
            Status = status,
            PlannedOpening = plannedOpening,
            OpeningYear = openingYear,
            CapitalGbp = capitalGbp,
            FullPlaces = fullPlaces,
            IsGeneric = isGeneric,
        };

    public static UnplacedRow Unplaced(string areaCode, string need, string tier, string entryPoint, int yearNeeded, double pupils) => new()
    {
        AreaCode = areaCode,
        Need = need,
        Tier = tier,
        EntryPoint = entryPoint,
        YearNeeded = yearNeeded,
        Pupils = pupils,
    };

    public static WaitingRow Waiting(string areaCode, string districtName, string townName, string need, string tier, string phase,
        int academicYear, double pupils) => new()
        {
            AreaCode = areaCode,
            DistrictName = districtName,
            TownName = townName,
            Need = need,
            Tier = tier,
            Phase = phase,
            AcademicYear = academicYear,
            Pupils = pupils,
        };
}
