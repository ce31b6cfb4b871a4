using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Sweeps.WhatIf;

/// <summary>A scheme of a run, for whoever asks what if.</summary>
public sealed record WhatIfScheme
{
    /// <summary>Its code in the pack.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether every plan opens it.</summary>
    public required bool IsCommitted { get; init; }

    /// <summary>Whether nobody has proposed it: a template at a site.</summary>
    public required bool IsGeneric { get; init; }

    /// <summary>Start of the academic year it opens in by the run; null if it stays closed.</summary>
    public required int? Opening { get; init; }

    /// <summary>Start of the year that the authority plans for; null if nobody has proposed it.</summary>
    public required int? Planned { get; init; }

    /// <summary>Starts of the years it may open in.</summary>
    public required IReadOnlyList<int> AllowedYears { get; init; }

    /// <summary>Capital at prices of the price base.</summary>
    public required double CapitalGbp { get; init; }

    /// <summary>Places once it is full.</summary>
    public required double Places { get; init; }

    internal static WhatIfScheme Of(Scheme scheme, PlanningDataset dataset, int? opening) => new()
    {
        Code = scheme.Id.Value,
        Name = scheme.Name,
        IsCommitted = scheme.Status == SchemeStatus.Committed,
        IsGeneric = scheme.IsGeneric,
        Opening = opening,
        Planned = scheme.Announced?.StartYear,
        AllowedYears = [.. dataset.Horizon.Planned.Where(year => MayOpenIn(scheme, year)).Select(year => year.StartYear)],
        CapitalGbp = scheme.Capital.Value,
        Places = scheme.PlacesAfter(int.MaxValue),
    };

    private static bool MayOpenIn(Scheme scheme, AcademicYear year) => scheme.Status == SchemeStatus.Optional ? scheme.MayOpenIn(year)
        : year >= scheme.EarliestOpening && !(year > scheme.LatestOpening);
}
