namespace Sufficiency.Engine.Demand.Backtest;

/// <summary>An age band of the DfE's SEN2 releases, ages at 31 August before the January.</summary>
/// <param name="Code">Its code in the history table.</param>
/// <param name="Youngest">Youngest age.</param>
/// <param name="Oldest">Oldest age.</param>
internal sealed record AgeBand(string Code, int Youngest, int Oldest)
{
    /// <summary>Every band, youngest first; together they cover ages 0 to 25.</summary>
    public static IReadOnlyList<AgeBand> All { get; } =
        [new("00-04", 0, 4), new("05-10", 5, 10), new("11-15", 11, 15), new("16-19", 16, 19), new("20-25", 20, 25)];

    /// <summary>How many ages it spans.</summary>
    public int Span => Oldest - Youngest + 1;

    /// <summary>Position of the band an age belongs to.</summary>
    public static int PositionOf(int age)
    {
        for (var band = 0; band < All.Count; band++)
        {
            if (age <= All[band].Oldest) return band;
        }

        return All.Count - 1;
    }

    /// <summary>Position of the band of a code; −1 where there is none.</summary>
    public static int FindPosition(string code)
    {
        for (var band = 0; band < All.Count; band++)
        {
            if (string.Equals(code, All[band].Code, StringComparison.Ordinal)) return band;
        }

        return -1;
    }
}
