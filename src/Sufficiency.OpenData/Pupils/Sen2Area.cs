using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>The two SEN2 releases for one authority or for England.</summary>
/// <param name="Release">The later one.</param>
/// <param name="Release2022">That of 2022.</param>
internal sealed record Sen2Area(Sen2Release Release, Sen2Release2022 Release2022)
{
    /// <summary>The last calendar year that the release of 2022 counts.</summary>
    private const int LastYearOf2022 = 2021;

    /// <summary>New plans of a calendar year by the age bands of the 2022 release, age when the plan started.</summary>
    public double[] StartedByBand(int year)
    {
        if (year <= LastYearOf2022) return Release2022.NewPlansByBand(year);
        var bands = new double[Sen2Release2022.Bands.Count];
        foreach (var (age, counts) in Release.NewPlansByStartAge(year)) bands[BandOf(age)] += counts.Sum();
        return bands;
    }

    /// <summary>The band of an age.</summary>
    public static int BandOf(int age) =>
        Enumerable.Range(0, Sen2Release2022.Bands.Count)
        .First(band => age <= Sen2Release2022.Bands[band].Last || band == Sen2Release2022.Bands.Count - 1);
}
