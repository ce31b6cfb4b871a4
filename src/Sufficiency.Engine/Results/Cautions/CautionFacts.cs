using System.Globalization;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Cautions;

/// <summary>What the checks of a plan look at.</summary>
/// <param name="Dataset">What it was made from.</param>
/// <param name="Plan">The plan.</param>
/// <param name="DoMinimum">Committed schemes only.</param>
/// <param name="AssumptionChecks">What assumptions at the ends of their ranges do; none where that was not asked for.</param>
internal sealed record CautionFacts(PlanningDataset Dataset, PlanTables Plan, PlanTables DoMinimum,
    IReadOnlyList<AssumptionCheck> AssumptionChecks)
{
    /// <summary>The base year.</summary>
    public AcademicYear Base => Dataset.Horizon.Base;

    /// <summary>The last planned year.</summary>
    public AcademicYear Last => Dataset.Horizon.Last;

    /// <summary>The authority's own schools, bases and colleges.</summary>
    public IEnumerable<Provider> OwnSchools =>
        Dataset.Providers.Where(provider => provider.Supply == Supply.Own && provider.Type != ProvisionType.OutOfCounty);

    /// <summary>The rows of a provider in a year of the plan.</summary>
    public ProviderYearRow? Find(Provider provider, AcademicYear year) => byProvider.GetValueOrDefault((provider.Id.Value, year.StartYear));

    /// <summary>A whole number as officers write it.</summary>
    public static string Count(double value) =>
        Math.Round(value, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share with one decimal.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0}%");

    /// <summary>Millions of pounds with one decimal.</summary>
    public static string Millions(double gbp) => string.Create(CultureInfo.InvariantCulture, $"£{gbp / 1e6:N1}m");

    private readonly Dictionary<(string Provider, int Year),
        ProviderYearRow> byProvider = Plan.ProviderYears.ToDictionary(row => (row.ProviderId, row.AcademicYear));
}

/// <summary>One thing that a sceptic would look at.</summary>
internal interface ICautionCheck
{
    /// <summary>What it finds; nothing where all is well.</summary>
    IEnumerable<Caution> Look(CautionFacts facts);
}

/// <summary>Every check, in the order in which they are read.</summary>
internal static class CautionChecks
{
    public static IReadOnlyList<ICautionCheck> All { get; } =
    [
        new SchoolsThatDouble(), new SharesThatMove(), new WaitingOrBespoke(), new SpecialSchoolsFull(), new SavingOnAssumedPrices(),
            new AnotherAuthoritysFigures(), new WhatTurnsTheAnswer(),
    ];

    /// <summary>All that they find.</summary>
    public static IReadOnlyList<Caution> Of(CautionFacts facts) => [.. All.SelectMany(check => check.Look(facts))];
}
