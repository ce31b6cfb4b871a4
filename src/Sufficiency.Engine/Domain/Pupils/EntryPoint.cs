namespace Sufficiency.Engine.Domain.Pupils;

/// <summary>The year groups in which a pupil may need a (new) place, gathered into bands that share one survival.</summary>
public enum EntryPoint
{
    /// <summary>Reception.</summary>
    Reception,

    /// <summary>Years 1 and 2.</summary>
    Infant,

    /// <summary>Years 3 to 6.</summary>
    Junior,

    /// <summary>Year 7, the transfer to secondary school.</summary>
    SecondaryTransfer,

    /// <summary>Years 8 to 11.</summary>
    Secondary,

    /// <summary>Year 12, the transfer after 16.</summary>
    PostSixteenTransfer,

    /// <summary>Years 13 and 14.</summary>
    PostSixteen,
}

/// <summary>The bands of the entry points.</summary>
public static class EntryPoints
{
    private static readonly (int First, int Last)[] Bands = [(0, 0), (1, 2), (3, 6), (7, 7), (8, 11), (12, 12), (13, 14)];

    /// <summary>Every entry point, youngest first.</summary>
    public static IReadOnlyList<EntryPoint> All { get; } = Enum.GetValues<EntryPoint>();

    /// <summary>The youngest year group of the band.</summary>
    public static YearGroup First(this EntryPoint entry) => new(Bands[(int)entry].First);

    /// <summary>The oldest year group of the band.</summary>
    public static YearGroup Last(this EntryPoint entry) => new(Bands[(int)entry].Last);

    /// <summary>The phase of the band.</summary>
    public static Phase Phase(this EntryPoint entry) => entry.First().Phase;

    /// <summary>The entry point of a year group from Reception to Year 14.</summary>
    public static EntryPoint Of(YearGroup yearGroup)
    {
        for (var i = 0; i < Bands.Length; i++)
        {
            if (yearGroup.Value >= Bands[i].First && yearGroup.Value <= Bands[i].Last) return (EntryPoint)i;
        }

        throw new ArgumentOutOfRangeException(nameof(yearGroup), yearGroup, "School places run from Reception to Year 14.");
    }
}
