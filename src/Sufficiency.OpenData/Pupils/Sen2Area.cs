using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>The two SEN2 releases for one authority or for England.</summary>
/// <param name="Published">The later one as published.</param>
/// <param name="Release">The later one, with estimates where it gives nothing for the area.</param>
/// <param name="Release2022">That of 2022.</param>
internal sealed record Sen2Area(Sen2Release Published, IPlanCounts Release, Sen2Release2022 Release2022)
{
    /// <summary>The last calendar year that the release of 2022 counts.</summary>
    private const int LastYearOf2022 = 2021;

    /// <summary>What the release lacks for the area, and what stands for it; empty for England.</summary>
    public IReadOnlyList<string> Gaps => Release is CompletedCounts completed ? completed.Gaps : [];

    /// <summary>England.</summary>
    public static Sen2Area England(Sen2Archive archive, Sen2Archive archive2022)
    {
        var published = new Sen2Release(archive, authorityCode: null);
        return new(published, published, new(archive2022, authorityCode: null));
    }

    /// <summary>An authority by its three-digit code.</summary>
    public static Sen2Area Of(string code, Sen2Area england, Sen2Archive archive, Sen2Archive archive2022)
    {
        var area = new Sen2Area(new Sen2Release(archive, code), england.Release, new(archive2022, code));
        return area with { Release = new CompletedCounts(code, area, england) };
    }

    /// <summary>New plans of a calendar year by the age bands of the 2022 release, age when the plan started.</summary>
    public double[] StartedByBand(int year) => FindStartedByBand(year)
        ?? throw new InvalidOperationException(FormattableString.Invariant($"Nothing says how many plans were new in {year}."));

    /// <summary>The same, or null where the releases give none.</summary>
    public double[]? FindStartedByBand(int year)
    {
        if (year <= LastYearOf2022) return Release2022.FindNewPlansByBand(year);
        return Published.YearsOfStartAges.Contains(year) ? InBands(Published.NewPlansByStartAgeAlone(year)) : null;
    }

    /// <summary>Plans of a January by band; null where the releases give none.</summary>
    /// <remarks>January 2023 stands in neither release by age. The shares of its bands are then the mean of the Januaries before and after,
    /// and its total is that of the release.</remarks>
    public double[]? FindPlansByBand(int january)
    {
        if (FindKnownBands(january) is { } known) return known;
        if (!Published.Januaries.Contains(january)) return null;
        double[][] neighbours = [.. new[] { january - 1, january + 1 }.Select(FindKnownBands).OfType<double[]>()
            .Where(bands => bands.Sum() > 0.0)];
        if (neighbours.Length == 0) return null;
        var plans = Published.Plans(january);
        return [.. Enumerable.Range(0, Sen2Release2022.Bands.Count)
            .Select(band => plans * neighbours.Average(bands => bands[band] / bands.Sum()))];
    }

    /// <summary>Whether the bands of a January are counted in a release.</summary>
    public bool HasBands(int january) => Published.JanuariesByAge.Contains(january) || Release2022.FindPlansByBand(january) is not null;

    /// <summary>The calendar years whose accounts from January to January close: both Januaries and the new plans are there.</summary>
    public IEnumerable<int> YearsWithAccount(int first, int before, Func<int, double[]?> bands) =>
        Enumerable.Range(first, Math.Max(0, before - first))
            .Where(year => bands(year) is not null && bands(year + 1) is not null && FindStartedByBand(year) is not null);

    /// <summary>The calendar years with placements in both Januaries and of the new plans.</summary>
    public IEnumerable<int> YearsWithPlacements(int first, int before) =>
        Enumerable.Range(first, Math.Max(0, before - first)).Where(year => Published.HasNewPlacements(year)
            && new[] { year, year + 1 }.All(january => Published.Januaries.Contains(january) && Published.HasPlacements(january)));

    /// <summary>The band of an age.</summary>
    public static int BandOf(int age) =>
        Enumerable.Range(0, Sen2Release2022.Bands.Count)
        .First(band => age <= Sen2Release2022.Bands[band].Last || band == Sen2Release2022.Bands.Count - 1);

    private double[]? FindKnownBands(int january) => Release.JanuariesByAge.Contains(january) && Published.Januaries.Contains(january)
        ? InBands(Release.PlansByAge(january)) : Release2022.FindPlansByBand(january);

    private static double[] InBands(IReadOnlyDictionary<int, double[]> byAge)
    {
        var bands = new double[Sen2Release2022.Bands.Count];
        foreach (var (age, counts) in byAge) bands[BandOf(age)] += counts.Sum();
        return bands;
    }
}
