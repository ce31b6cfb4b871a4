namespace Sufficiency.Web.Reading;

/// <summary>How figures become five shades: the same for every year, so that years can be compared.</summary>
/// <param name="Least">Figure at which the first shade begins.</param>
/// <param name="Most">Largest figure of any year.</param>
/// <param name="IsChange">Whether figures are more or fewer, with a colour for each.</param>
/// <param name="Nothing">Figures under it have no shade.</param>
public sealed record MapShades(double Least, double Most, bool IsChange, double Nothing = 0.0)
{
    private const int Shades = 5;
    private const double HalfAPupil = 0.5, Smallest = 1e-9;

    /// <summary>Shades that hold all figures.</summary>
    /// <param name="values">Figures of every year.</param>
    /// <param name="isChange">Whether they are differences.</param>
    /// <param name="areCounts">Whether they count pupils: the first shade begins at nought, and each is a pupil wide or more.</param>
    public static MapShades Of(IReadOnlyCollection<double> values, bool isChange, bool areCounts)
    {
        var most = values.Select(value => isChange ? Math.Abs(value) : value).DefaultIfEmpty(1.0).Max();
        if (areCounts) return new(0.0, Math.Max(Shades, most), isChange, HalfAPupil);
        return isChange ? new(0.0, most, true, Math.Max(most / 1000.0, Smallest)) : new(values.DefaultIfEmpty(0.0).Min(), most, false);
    }

    /// <summary>Shade of a figure from 1 to 5; 0 for nothing.</summary>
    public int Level(double? value)
    {
        if (value is not { } number || !double.IsFinite(number)) return 0;
        var size = IsChange ? Math.Abs(number) : number;
        if (size < Nothing) return 0;
        return Most <= Least ? 1 : Math.Clamp(1 + (int)(Shades * (size - Least) / (Most - Least) * 0.9999), 1, Shades);
    }

    /// <summary>Class of a figure's shade.</summary>
    public string ClassOf(double? value) =>
        (IsChange ? value > 0.0 ? "more-" : "fewer-" : "level-") + Words.YearCode(Level(value));

    /// <summary>Where a shade ends.</summary>
    public double EndOf(int level) => Least + ((Most - Least) * level / Shades);
}
